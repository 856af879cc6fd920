// What a partner is made of and what is wrong with it, each with the way to mend it. Pure; runs in the browser too.

import type { ListedAgreement } from '@aws-sdk/client-transfer';
import { type CertificateRow, certificateName, usageNames } from '@/lib/certificates/rules';
import { plural } from '@/lib/format';
import type { As2Objects, KnownConnector, KnownProfile, KnownServer } from './objects';

export interface Partner {
  profile: KnownProfile;
  certificates: CertificateRow[];
  connectors: KnownConnector[];
  agreements: ListedAgreement[];
  /** Those of its agreements. */
  servers: KnownServer[];
  /** Our profiles that it deals with. */
  ours: { profile: KnownProfile; certificates: CertificateRow[] }[];
}

function certificatesOf({ CertificateIds }: KnownProfile, { certificates }: As2Objects): CertificateRow[] {
  const ids = new Set(CertificateIds);
  return certificates.filter(({ CertificateId }) => ids.has(CertificateId ?? ''));
}

/** Undefined where there is no partner of this id. */
export function partnerOf(objects: As2Objects, profileId: string): Partner | undefined {
  const profile = objects.profiles.find(
    ({ ProfileId, ProfileType }) => ProfileId === profileId && ProfileType === 'PARTNER',
  );
  if (!profile) return undefined;
  const agreements = objects.agreements.filter(({ PartnerProfileId }) => PartnerProfileId === profileId);
  const connectors = objects.connectors.filter(({ As2Config }) => As2Config.PartnerProfileId === profileId);
  const serverIds = new Set(agreements.map(({ ServerId }) => ServerId));
  const localIds = new Set([
    ...agreements.map(({ LocalProfileId }) => LocalProfileId),
    ...connectors.map(({ As2Config }) => As2Config.LocalProfileId),
  ]);
  return {
    profile,
    certificates: certificatesOf(profile, objects),
    connectors,
    agreements,
    servers: objects.servers.filter(({ ServerId }) => serverIds.has(ServerId)),
    ours: objects.profiles
      .filter(({ ProfileId }) => localIds.has(ProfileId))
      .map((one) => ({ profile: one, certificates: certificatesOf(one, objects) })),
  };
}

export function partnerName({ profile }: Pick<Partner, 'profile'>): string {
  return profile.name ?? profile.As2Id;
}

/** The page of anything that a run makes; an agreement's lies under its server. */
export function objectPath(environmentId: string, id: string, serverId?: string): string {
  const at = `/e/${environmentId}`;
  if (id.startsWith('cert-')) return `${at}/certificates/${id}`;
  if (id.startsWith('p-')) return `${at}/profiles/${id}`;
  if (id.startsWith('a-')) return `${at}/servers/${serverId}/agreements/${id}`;
  return id.startsWith('c-') ? `${at}/connectors/${id}` : `${at}/servers/${id}`;
}

export interface Finding {
  code:
    | 'no-signing'
    | 'no-encryption'
    | 'expired'
    | 'expires'
    | 'own-no-signing'
    | 'own-no-encryption'
    | 'agreement-inactive'
    | 'server-offline'
    | 'nothing-joined'
    | 'no-connector'
    | 'no-agreement'
    | 'unencrypted'
    | 'unsigned'
    | 'mdn-unsigned'
    | 'no-mdn'
    | 'no-logging';
  urgency: 'danger' | 'warn' | 'note';
  text: string;
  /** Where it is mended: a path below the environment. */
  fix: { label: string; path: string };
}

const DAY_MS = 86_400_000;
/** From here on people are told, more urgently each time. */
const TOLD_DAYS = [60, 30, 14, 7];
const URGENT_DAYS = 14;

function usable(certificates: readonly CertificateRow[], usage: string): boolean {
  return certificates.some(({ Usage, Status }) => Usage === usage && Status === 'ACTIVE');
}

/** Expiry counts only where no other certificate of the same use lives longer. */
function expiry(certificates: readonly CertificateRow[], whose: string, now: number): Finding[] {
  const found: Finding[] = [];
  for (const usage of ['SIGNING', 'ENCRYPTION', 'TLS'] as const) {
    const last = certificates
      .filter(({ Usage, InactiveDate }) => Usage === usage && InactiveDate)
      .toSorted((a, b) => Date.parse(b.InactiveDate ?? '') - Date.parse(a.InactiveDate ?? ''))[0];
    if (!last?.InactiveDate) continue;
    const left = Date.parse(last.InactiveDate) - now;
    const fix = { label: 'Replace it', path: `certificates/${last.CertificateId}` };
    const name = `${whose} ${usageNames[usage].toLowerCase()} certificate ${certificateName(last)}`;
    if (left <= 0) {
      found.push({ code: 'expired', urgency: 'danger', text: `${name} has expired.`, fix });
      continue;
    }
    if (left > (TOLD_DAYS[0] ?? 0) * DAY_MS) continue;
    const days = Math.floor(left / DAY_MS);
    const text = `${name} expires ${days === 0 ? 'today' : `in ${plural(days, 'day')}`}, and has no successor.`;
    found.push({ code: 'expires', urgency: days <= URGENT_DAYS ? 'danger' : 'warn', text, fix });
  }
  return found;
}

function theirKeys({ profile, certificates, agreements, connectors }: Partner): Finding[] {
  const path = `profiles/${profile.ProfileId}`;
  const fix = { label: 'Add a certificate', path };
  const found: Finding[] = [];
  const verifies =
    agreements.length > 0 || connectors.some(({ As2Config }) => As2Config.MdnResponse !== 'NONE');
  if (verifies && !usable(certificates, 'SIGNING')) {
    const text = 'No signing certificate of the partner is active: its signatures cannot be verified.';
    found.push({ code: 'no-signing', urgency: 'danger', text, fix });
  }
  const encrypts = connectors.some(({ As2Config }) => As2Config.EncryptionAlgorithm !== 'NONE');
  if (encrypts && !usable(certificates, 'ENCRYPTION')) {
    const text = 'No encryption certificate of the partner is active: nothing can be sent to it encrypted.';
    found.push({ code: 'no-encryption', urgency: 'danger', text, fix });
  }
  return found;
}

function ownKeys({ ours, agreements }: Partner): Finding[] {
  return ours.flatMap(({ profile, certificates }): Finding[] => {
    const fix = { label: 'Open our profile', path: `profiles/${profile.ProfileId}` };
    const receives = agreements.some(({ LocalProfileId }) => LocalProfileId === profile.ProfileId);
    const found: Finding[] = [];
    if (!usable(certificates, 'SIGNING')) {
      const text = `Our profile ${profile.As2Id} has no active signing certificate: neither messages nor receipts can be signed.`;
      found.push({ code: 'own-no-signing', urgency: 'danger', text, fix });
    }
    if (receives && !usable(certificates, 'ENCRYPTION')) {
      const text = `Our profile ${profile.As2Id} has no active encryption certificate: encrypted messages cannot be opened.`;
      found.push({ code: 'own-no-encryption', urgency: 'danger', text, fix });
    }
    return found;
  });
}

function joins({ agreements, connectors, servers }: Partner, objects: As2Objects): Finding[] {
  const found: Finding[] = [];
  const knows = (part: string) => !objects.missing.some((one) => one.part === part);
  const whole = knows('agreements') && knows('servers') && knows('connectors');
  if (whole && agreements.length === 0 && connectors.length === 0) {
    const text = 'Nothing joins it to us: neither an agreement to receive nor a connector to send.';
    const fix = { label: 'Create a connector', path: 'new-connector' };
    return [{ code: 'nothing-joined', urgency: 'danger', text, fix }];
  }
  if (knows('connectors') && connectors.length === 0) {
    const fix = { label: 'Create a connector', path: 'new-connector' };
    found.push({
      code: 'no-connector',
      urgency: 'note',
      text: 'We cannot send to it: it has no connector.',
      fix,
    });
  }
  if (whole && agreements.length === 0) {
    const [only, ...others] = objects.servers;
    const fix =
      only && others.length === 0
        ? { label: 'Create an agreement', path: `servers/${only.ServerId}/new-agreement` }
        : { label: 'Choose a server', path: 'servers' };
    const text = 'It cannot send to us: it has no agreement on any server.';
    found.push({ code: 'no-agreement', urgency: 'note', text, fix });
  }
  for (const { AgreementId, ServerId, Status } of agreements) {
    if (Status !== 'INACTIVE') continue;
    const text = `Agreement ${AgreementId} is inactive: messages of the partner are refused.`;
    const fix = { label: 'Open the agreement', path: `servers/${ServerId}/agreements/${AgreementId}` };
    found.push({ code: 'agreement-inactive', urgency: 'warn', text, fix });
  }
  for (const { ServerId, name, State } of servers) {
    if (State === 'ONLINE' || State === 'STARTING') continue;
    const text = `Server ${name ?? ServerId} does not run (${State}): it takes no messages.`;
    const fix = { label: 'Open the server', path: `servers/${ServerId}` };
    found.push({ code: 'server-offline', urgency: 'danger', text, fix });
  }
  return found;
}

function protection({ connectors, servers }: Partner): Finding[] {
  const found: Finding[] = [];
  for (const { ConnectorId, As2Config, logs } of connectors) {
    const fix = { label: 'Open the connector', path: `connectors/${ConnectorId}` };
    const { SigningAlgorithm, MdnSigningAlgorithm, MdnResponse, EncryptionAlgorithm } = As2Config;
    const add = (code: Finding['code'], urgency: Finding['urgency'], text: string) =>
      found.push({ code, urgency, text, fix });
    if (EncryptionAlgorithm === 'NONE')
      add('unencrypted', 'warn', 'What we send is not encrypted but by https.');
    if (SigningAlgorithm === 'NONE') add('unsigned', 'warn', 'What we send is not signed.');
    const asSigned = MdnSigningAlgorithm === undefined || MdnSigningAlgorithm === 'DEFAULT';
    const mdnSigning = asSigned ? SigningAlgorithm : MdnSigningAlgorithm;
    if (MdnResponse === 'NONE')
      add('no-mdn', 'warn', 'No receipt is asked for: nothing proves what arrived.');
    else if (mdnSigning === 'NONE')
      add('mdn-unsigned', 'warn', 'Its receipts are not signed: it can deny them.');
    if (!logs)
      add('no-logging', 'note', 'The connector logs nothing: why a transfer failed is hard to tell.');
  }
  for (const { ServerId, name, logs } of servers) {
    if (logs) continue;
    const fix = { label: 'Open the server', path: `servers/${ServerId}` };
    const text = `Server ${name ?? ServerId} logs nothing: why a message failed is hard to tell.`;
    found.push({ code: 'no-logging', urgency: 'note', text, fix });
  }
  return found;
}

const order = { danger: 0, warn: 1, note: 2 };

/** Everything that is missing, about to end or unsafe, the worst first. What could not be read is not judged. */
export function findingsOf(partner: Partner, objects: As2Objects, now: number): Finding[] {
  const knowsKeys = !objects.missing.some(({ part }) => part === 'certificates');
  const found = [
    ...(knowsKeys ? theirKeys(partner) : []),
    ...(knowsKeys ? ownKeys(partner) : []),
    ...expiry(partner.certificates, 'The partner’s', now),
    ...partner.ours.flatMap(({ certificates }) => expiry(certificates, 'Our', now)),
    ...joins(partner, objects),
    ...protection(partner),
  ];
  return found.toSorted((a, b) => order[a.urgency] - order[b.urgency]);
}

export interface PartnerOverview {
  partner: Partner;
  findings: Finding[];
  /** When the first of the partner's certificates ends that no other of the same use outlives. */
  firstEnd?: string;
}

function firstEnd({ certificates }: Partner): string | undefined {
  const ends = (['SIGNING', 'ENCRYPTION', 'TLS'] as const).flatMap((usage) => {
    const dates = certificates
      .filter(({ Usage }) => Usage === usage)
      .flatMap(({ InactiveDate }) => InactiveDate ?? []);
    return dates.toSorted().at(-1) ?? [];
  });
  return ends.toSorted()[0];
}

/** Every partner with what is wrong with it. */
export function partnersOf(objects: As2Objects, now: number): PartnerOverview[] {
  return objects.profiles.flatMap(({ ProfileId }) => {
    const partner = partnerOf(objects, ProfileId);
    if (!partner) return [];
    return [{ partner, findings: findingsOf(partner, objects, now), firstEnd: firstEnd(partner) }];
  });
}
