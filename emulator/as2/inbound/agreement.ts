// Finds the agreement that a message belongs to, and the certificates that count for it now.

import type { AgreementRecord, ProfileRecord } from '../../store/as2-records';
import type { Store } from '../../store/store';
import type { Identity } from '../jobs';
import { usableCertificates, usableIdentities } from '../usable-certificates';
import type { MessageNames } from './names';

export interface Match {
  agreement: AgreementRecord;
  local: ProfileRecord;
  partner: ProfileRecord;
}

/** The ACTIVE agreement of the server between the two names, which differ by case. */
export function findAgreement(store: Store, serverId: string, names: MessageNames): Match | undefined {
  for (const agreement of store.agreements.list(serverId)) {
    if (agreement.Status !== 'ACTIVE') continue;
    const local = store.profiles.get(agreement.LocalProfileId);
    const partner = store.profiles.get(agreement.PartnerProfileId);
    if (local?.As2Id === names.to && partner?.As2Id === names.from) return { agreement, local, partner };
  }
  return undefined;
}

export interface MatchKeys {
  decryption: Identity[];
  /** PEM. */
  partnerSigners: string[];
  /** Signs our receipts. */
  signing: Identity | undefined;
}

export function keysOf(store: Store, { local, partner }: Match, now: Date): MatchKeys {
  const signers = usableCertificates(store, partner, 'SIGNING', now);
  return {
    decryption: usableIdentities(store, local, 'ENCRYPTION', now),
    partnerSigners: signers.map(({ Certificate }) => Certificate),
    signing: usableIdentities(store, local, 'SIGNING', now)[0],
  };
}
