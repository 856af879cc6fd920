// What profiles are called and hold, and what hangs on them. Pure; runs in the browser too.

import { type CertificateRow, ownerOf } from '@/lib/certificates/rules';
import type { ProfileType } from '@/lib/transfer-model/enums.gen';

export const profileTypeNames: Record<ProfileType, string> = { LOCAL: 'Local', PARTNER: 'Partner' };

/** API shape `As2Id`, and what RFC 4130 (section 6.2) lets travel in a header without quotes. */
export function as2IdProblem(text: string): string | undefined {
  if (!text) return 'An AS2 id is needed: the name by which partners address each other.';
  if (text.length > 128) return 'An AS2 id has at most 128 characters.';
  if (/\s/.test(text))
    return 'AWS takes no spaces in an AS2 id. Write it as your partner does, without them.';
  if (!/^[\x21-\x7e]+$/.test(text)) return 'An AS2 id is made of plain ASCII.';
  if (/["\\]/.test(text))
    return 'Leave out quotation marks and backslashes: headers would have to escape them.';
  return undefined;
}

export interface ProfileContent {
  ProfileId: string;
  As2Id: string;
  ProfileType: ProfileType;
  /** Undefined where nobody has looked yet. */
  CertificateIds: string[] | undefined;
}

/** How much of the whole an answer rests on. */
export interface Coverage {
  looked: number;
  of: number;
  /** When the oldest part of it was asked for, in milliseconds since the epoch. */
  oldest?: number;
}

export interface ProfileContents {
  profiles: ProfileContent[];
  coverage: Coverage;
}

interface Linked {
  LocalProfileId?: string;
  PartnerProfileId?: string;
}

interface AgreementLink extends Linked {
  AgreementId: string;
  ServerId: string;
}

interface ConnectorLink {
  ConnectorId: string;
  As2Config?: Linked;
}

/** The profiles that hold a certificate. */
export function holdersOf(contents: ProfileContents | undefined, certificateId: string): ProfileContent[] {
  return contents?.profiles.filter(({ CertificateIds }) => CertificateIds?.includes(certificateId)) ?? [];
}

export interface Users<Agreement extends AgreementLink, Connector extends ConnectorLink> {
  agreements: Agreement[];
  connectors: Connector[];
}

/** What names one of the profiles. */
export function usersOf<Agreement extends AgreementLink, Connector extends ConnectorLink>(
  all: Users<Agreement, Connector>,
  profileIds: readonly string[],
): Users<Agreement, Connector> {
  const names = (link: Linked | undefined) =>
    profileIds.some((id) => id === link?.LocalProfileId || id === link?.PartnerProfileId);
  return {
    agreements: all.agreements.filter(names),
    connectors: all.connectors.filter(({ As2Config }) => names(As2Config)),
  };
}

export function reasonAgainstDeletingProfile({
  agreements,
  connectors,
}: Users<AgreementLink, ConnectorLink>): string | undefined {
  const users = [
    ...agreements.map(({ AgreementId }) => `agreement ${AgreementId}`),
    ...connectors.map(({ ConnectorId }) => `connector ${ConnectorId}`),
  ];
  if (users.length === 0) return undefined;
  const [first] = users;
  const others = users.length > 1 ? ` and ${users.length - 1} more` : '';
  return `It is used by ${first}${others}. Delete or change that first.`;
}

export function reasonAgainstDeletingCertificate(holders: readonly ProfileContent[]): string | undefined {
  const [first, ...others] = holders;
  if (!first) return undefined;
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  return `Profile ${first.As2Id}${more} holds it. Take it out of there first.`;
}

/** Ours go into local profiles, those of partners into partner profiles. */
export function fits(type: ProfileType, certificate: CertificateRow): boolean {
  if (certificate.Usage === 'TLS') return type === 'PARTNER';
  return ownerOf(certificate.Type) === (type === 'LOCAL' ? 'ours' : 'partner');
}
