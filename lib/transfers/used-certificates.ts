// Which certificates had to do with a message, by the rule after which AWS chooses: it records none of them. Pure.

import type { CertificateRow } from '@/lib/certificates/rules';
import type { Direction } from './rules';

export interface CertificateUse {
  purpose: string;
  /** One that was chosen, or all that would have done. */
  chosen: boolean;
  /** Whose profile it is in. */
  owner: 'local' | 'partner';
  certificates: CertificateRow[];
}

interface Held {
  CertificateIds?: string[] | undefined;
}

export interface Protection {
  signs: boolean;
  encrypts: boolean;
  /** A receipt that is signed was asked for. */
  signedReceipt: boolean;
}

/** In use at that moment, those that last longest first: that is the order of AWS's choice. */
function inUse(
  held: Held | undefined,
  all: readonly CertificateRow[],
  usage: 'SIGNING' | 'ENCRYPTION',
  at: number,
) {
  const ends = ({ InactiveDate }: CertificateRow) => Date.parse(InactiveDate ?? '') || 0;
  const begins = ({ ActiveDate }: CertificateRow) => Date.parse(ActiveDate ?? '') || 0;
  return all
    .filter(
      ({ CertificateId = '', Usage }) => held?.CertificateIds?.includes(CertificateId) && Usage === usage,
    )
    .filter((one) => begins(one) <= at && at < ends(one))
    .sort((a, b) => ends(b) - ends(a));
}

export function certificatesOf(
  direction: Direction,
  at: number,
  local: Held | undefined,
  partner: Held | undefined,
  all: readonly CertificateRow[],
  { signs, encrypts, signedReceipt }: Protection = { signs: true, encrypts: true, signedReceipt: true },
): CertificateUse[] {
  const ours = (usage: 'SIGNING' | 'ENCRYPTION') => inUse(local, all, usage, at);
  const theirs = (usage: 'SIGNING' | 'ENCRYPTION') => inUse(partner, all, usage, at);
  const one = (purpose: string, owner: CertificateUse['owner'], found: CertificateRow[]): CertificateUse => {
    return { purpose, owner, chosen: true, certificates: found.slice(0, 1) };
  };
  const any = (
    purpose: string,
    owner: CertificateUse['owner'],
    certificates: CertificateRow[],
  ): CertificateUse => {
    return { purpose, owner, chosen: false, certificates };
  };
  if (direction === 'sent') {
    return [
      ...(signs ? [one('Signed with', 'local', ours('SIGNING'))] : []),
      ...(encrypts ? [one('Encrypted with', 'partner', theirs('ENCRYPTION'))] : []),
      ...(signedReceipt ? [any('Receipt verified with', 'partner', theirs('SIGNING'))] : []),
    ];
  }
  return [
    any('Decrypted with', 'local', ours('ENCRYPTION')),
    any('Signature verified with', 'partner', theirs('SIGNING')),
    ...(signedReceipt ? [one('Receipt signed with', 'local', ours('SIGNING'))] : []),
  ];
}
