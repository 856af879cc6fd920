// The rules that join an agreement's members, held whenever one is created or updated.

import type { CustomDirectoriesType } from '@aws-sdk/client-transfer';
import type { AgreementRecord, ProfileRecord } from '../store/as2-records';
import type { ServerRecord } from '../store/store';
import { InvalidRequestException, ResourceExistsException } from '../wire/errors';
import { existingProfile } from './existing';
import type { Context, Wire } from './operation';

type Directories = Pick<AgreementRecord, 'BaseDirectory' | 'CustomDirectories'>;

/** One of the two, and a change to the other takes its place. An empty BaseDirectory is none. */
export function directories(
  present: Directories,
  {
    BaseDirectory,
    CustomDirectories,
  }: Wire<{
    BaseDirectory?: string | undefined;
    CustomDirectories?: CustomDirectoriesType | undefined;
  }>,
): Directories {
  if (BaseDirectory && CustomDirectories) {
    refuse('BaseDirectory and CustomDirectories cannot be specified together');
  }
  const changed = CustomDirectories
    ? { BaseDirectory: undefined, CustomDirectories }
    : BaseDirectory
      ? { BaseDirectory, CustomDirectories: undefined }
      : { BaseDirectory: present.BaseDirectory, CustomDirectories: present.CustomDirectories };
  const cleared = BaseDirectory === '' && changed.BaseDirectory !== undefined;
  if (cleared || (!changed.BaseDirectory && !changed.CustomDirectories)) {
    refuse('Either BaseDirectory or CustomDirectories must be specified');
  }
  const paths = { BaseDirectory: changed.BaseDirectory, ...changed.CustomDirectories };
  for (const [name, path] of Object.entries(paths)) {
    if (path !== undefined && !/^\/[^/]/.test(path)) refuse(`${name} must name a bucket: /bucket/prefix`);
  }
  return changed;
}

export function checkAgreement(agreement: AgreementRecord, server: ServerRecord, context: Context): void {
  const { LocalProfileId, PartnerProfileId } = agreement;
  if (!server.Protocols.includes('AS2')) {
    refuse(`Server ${server.ServerId} does not have the protocol AS2 enabled`);
  }
  const pair = profilePair(context, LocalProfileId, PartnerProfileId);
  const twin = context.services.store.agreements
    .list(server.ServerId)
    .find((other) => other.AgreementId !== agreement.AgreementId && joins(context, other, pair));
  if (twin) throw new ResourceExistsException('Agreement already exists', twin.AgreementId, 'Agreement');
}

export interface ProfilePair {
  local: ProfileRecord;
  partner: ProfileRecord;
}

export function profilePair(context: Context, localId: string, partnerId: string): ProfilePair {
  const local = existingProfile(context, localId);
  const partner = existingProfile(context, partnerId);
  if (local.ProfileType !== 'LOCAL') refuse(`LocalProfileId must be of ProfileType: LOCAL: ${localId}`);
  if (partner.ProfileType !== 'PARTNER') {
    refuse(`PartnerProfileId must be of ProfileType: PARTNER: ${partnerId}`);
  }
  return { local, partner };
}

/** Messages name AS2 ids, not profiles: two agreements with the same ids could not be told apart. */
function joins(context: Context, other: AgreementRecord, { local, partner }: ProfilePair): boolean {
  const { profiles } = context.services.store;
  return (
    profiles.get(other.LocalProfileId)?.As2Id === local.As2Id &&
    profiles.get(other.PartnerProfileId)?.As2Id === partner.As2Id
  );
}

function refuse(message: string): never {
  throw new InvalidRequestException(message);
}
