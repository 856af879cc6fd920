// What certificates may be used for, when they count, and what speaks against one. Pure; runs in the browser too.

import type { ListedCertificate } from '@aws-sdk/client-transfer';
import type { CertificateStatusType, CertificateUsageType } from '@/lib/transfer-model/enums.gen';
import type { CertificateFacts, PastedProblem } from './facts';

export const keySizes = [2048, 3072, 4096] as const;
export type KeyBits = (typeof keySizes)[number];

export interface CertificateRow extends Omit<ListedCertificate, 'ActiveDate' | 'InactiveDate'> {
  ActiveDate?: string;
  InactiveDate?: string;
}

export const usageNames: Record<CertificateUsageType, string> = {
  SIGNING: 'Signing',
  ENCRYPTION: 'Encryption',
  TLS: 'TLS',
};

export const statusNames: Record<CertificateStatusType, string> = {
  ACTIVE: 'Active',
  PENDING_ROTATION: 'Pending rotation',
  INACTIVE: 'Inactive',
};

export type Owner = 'ours' | 'partner';

/** Ours have a private key; the API calls that a type. */
export function ownerOf(type: string | undefined): Owner {
  return type === 'CERTIFICATE_WITH_PRIVATE_KEY' ? 'ours' : 'partner';
}

export const ownerNames: Record<Owner, string> = { ours: 'Ours', partner: 'Partner’s' };

/** API quota: certificates of one profile. */
export const MAX_PROFILE_CERTIFICATES = 10;

/** What a form offers beyond the API: the same certificate for both, which is imported twice. */
export type UsageChoice = CertificateUsageType | 'BOTH';

export function usagesOf(choice: UsageChoice): CertificateUsageType[] {
  return choice === 'BOTH' ? ['SIGNING', 'ENCRYPTION'] : [choice];
}

export interface Finding {
  /** A refusal stops the import; a warning does not. */
  level: 'refusal' | 'warning' | 'note';
  title: string;
  advice: string;
}

const MIN_BITS = 2048;
const MAX_BITS = 4096;
const DAY_MS = 86_400_000;

function keyFindings({ keyType, bits }: CertificateFacts, usage: UsageChoice): Finding[] {
  if (keyType !== 'RSA') {
    return [
      {
        level: usage === 'TLS' ? 'warning' : 'refusal',
        title: `Its key is ${keyType}, not RSA`,
        advice: 'AS2 on AWS takes RSA keys of 2048 to 4096 bits. Ask for a certificate with such a key.',
      },
    ];
  }
  if (bits !== undefined && bits < MIN_BITS) {
    return [
      {
        level: 'refusal',
        title: `Its key of ${bits} bits is too short`,
        advice: 'AWS takes RSA keys of 2048 to 4096 bits. A new certificate with a longer key is needed.',
      },
    ];
  }
  if (bits !== undefined && bits > MAX_BITS) {
    return [
      {
        level: 'refusal',
        title: `Its key of ${bits} bits is too long`,
        advice: 'AWS takes RSA keys of 2048 to 4096 bits.',
      },
    ];
  }
  return [];
}

function dateFindings({ notBefore, notAfter }: CertificateFacts, now: number): Finding[] {
  const [start, end] = [Date.parse(notBefore), Date.parse(notAfter)];
  if (end <= now) {
    return [
      {
        level: 'refusal',
        title: 'It has expired',
        advice: `It was valid until ${notAfter.slice(0, 10)}. Nothing could be signed or encrypted with it: ask for its successor.`,
      },
    ];
  }
  if (start > now) {
    return [
      {
        level: 'warning',
        title: 'It is not valid yet',
        advice: `It becomes valid on ${notBefore.slice(0, 10)}. Until then it waits (status PENDING_ROTATION).`,
      },
    ];
  }
  if (end - now > 30 * DAY_MS) return [];
  return [
    {
      level: 'warning',
      title: 'It expires soon',
      advice: `It is valid until ${notAfter.slice(0, 10)}. Ask for its successor now.`,
    },
  ];
}

const signs = ['digitalSignature', 'nonRepudiation'];
const encrypts = ['keyEncipherment', 'dataEncipherment'];
const issues = ['keyCertSign', 'crlSign'];

function usageFindings({ keyUsage, authority, selfSigned }: CertificateFacts, usage: UsageChoice): Finding[] {
  if (keyUsage?.every((name) => issues.includes(name))) {
    return [
      {
        level: 'refusal',
        title: 'It is for issuing certificates only',
        advice:
          'This is the certificate of an authority, not of the partner itself. Ask for the one that was issued to the partner; this one may go with it as its chain.',
      },
    ];
  }
  const found: Finding[] = [];
  const wanted = usagesOf(usage);
  const lacks = (names: string[]) => keyUsage !== undefined && !names.some((name) => keyUsage.includes(name));
  if (wanted.includes('SIGNING') && lacks(signs)) {
    found.push({
      level: 'warning',
      title: 'It is not meant for signing',
      advice: `Its key usage allows ${keyUsage?.join(', ')}. Software that obeys this rejects its signatures.`,
    });
  }
  if (wanted.includes('ENCRYPTION') && lacks(encrypts)) {
    found.push({
      level: 'warning',
      title: 'It is not meant for encryption',
      advice: `Its key usage allows ${keyUsage?.join(', ')}. Software that obeys this refuses to encrypt with it.`,
    });
  }
  if (authority && !selfSigned) {
    found.push({
      level: 'warning',
      title: 'It belongs to an authority',
      advice: 'It may issue certificates, so it is probably the issuer of the one that you want.',
    });
  }
  return found;
}

function signatureFindings({ signature, selfSigned }: CertificateFacts): Finding[] {
  if (selfSigned || !/^(MD5|SHA-1) /.test(signature)) return [];
  return [
    {
      level: 'warning',
      title: `Its issuer signed it by ${signature}`,
      advice: 'Such signatures can be forged. Compare the fingerprint with the partner by telephone.',
    },
  ];
}

/** Everything that speaks against using a certificate so, the gravest first. */
export function findingsOf(facts: CertificateFacts, usage: UsageChoice, now: number): Finding[] {
  const found = [
    ...dateFindings(facts, now),
    ...keyFindings(facts, usage),
    ...usageFindings(facts, usage),
    ...signatureFindings(facts),
  ];
  return [
    ...found.filter(({ level }) => level === 'refusal'),
    ...found.filter(({ level }) => level !== 'refusal'),
  ];
}

/** Undefined where the key is the one that the certificate was made for. */
export function mismatch(certificate: CertificateFacts, key: { modulus: string }): PastedProblem | undefined {
  if (certificate.modulus === key.modulus) return undefined;
  return {
    kind: 'mismatch',
    title: 'This private key does not belong to the certificate',
    advice:
      'They were made as different pairs, so nothing signed with this key could be verified with that certificate. Look for the key that was made together with it.',
  };
}

export interface Dates {
  ActiveDate?: string;
  InactiveDate?: string;
}

/** A moment as an input of type datetime-local holds it, in UTC; undefined where it is empty, NaN-dated where it is wrong. */
export function utcMoment(text: string): Date | undefined {
  return text.trim() ? new Date(`${text.trim()}Z`) : undefined;
}

/** "2026-11-22T03:39", for an input of type datetime-local that is read as UTC. */
export function utcInput(moment: string | Date | undefined): string {
  const date = new Date(moment ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 16);
}

export interface DateProblem {
  field: 'ActiveDate' | 'InactiveDate';
  message: string;
}

/** Both dates as typed, against the certificate's own; empty ones mean the present ones, at first the certificate's own. */
export function dateProblems(
  typed: { ActiveDate: string; InactiveDate: string },
  validity: { notBefore: string; notAfter: string },
  present: Dates = {},
): DateProblem[] {
  const found: DateProblem[] = [];
  const [start, end] = [Date.parse(validity.notBefore), Date.parse(validity.notAfter)];
  const said = (moment: string) => `${moment.slice(0, 19).replace('T', ' ')} UTC`;
  const check = (field: DateProblem['field']) => {
    const moment = utcMoment(typed[field])?.getTime();
    if (moment === undefined) return undefined;
    if (Number.isNaN(moment))
      found.push({ field, message: 'Give a date and a time, such as 2027-01-31 08:00.' });
    else if (moment < start) {
      found.push({
        field,
        message: `The certificate itself is valid only from ${said(validity.notBefore)}.`,
      });
    } else if (moment > end) {
      found.push({
        field,
        message: `The certificate itself is valid only until ${said(validity.notAfter)}.`,
      });
    }
    return moment;
  };
  const active = check('ActiveDate') ?? Date.parse(present.ActiveDate ?? validity.notBefore);
  const inactive = check('InactiveDate') ?? Date.parse(present.InactiveDate ?? validity.notAfter);
  if (found.length === 0 && inactive <= active) {
    found.push({ field: 'InactiveDate', message: 'It must end after it begins.' });
  }
  return found;
}

/** API shape `Description`: by the letter no spaces, and it cannot be emptied again. */
export const DESCRIPTION_HELP =
  'AWS allows no spaces here: write Acme-signing-2027 or Acme_signing_2027. It can be changed later, but not removed.';

/** What lists and menus call a certificate. */
export function certificateName({
  Description,
  CertificateId,
}: {
  Description?: string;
  CertificateId?: string;
}): string {
  return Description || CertificateId || '';
}
