// Remembers DescribeProfile answers, since only they say which certificates a profile holds and what it is called.

import 'server-only';
import {
  type DescribedProfile,
  DescribeProfileCommand,
  type ListedAgreement,
} from '@aws-sdk/client-transfer';
import type { Send } from '@/lib/transfer/client';
import { remember } from '@/lib/transfer/remembered';

const FRESH_MS = 60_000;

export const profiles = remember<DescribedProfile>('profiles', FRESH_MS);

export function describeProfileCached(environmentId: string, ProfileId: string, send: Send) {
  return profiles.get(environmentId, ProfileId, async () => {
    const { Profile } = await send(new DescribeProfileCommand({ ProfileId }));
    if (!Profile) throw new Error('DescribeProfile answered without a profile.');
    return Profile;
  });
}

/** Called by every action that changes a profile or its tags. */
export const forgetProfile = profiles.forget;

/** The agreements of a server, since they name the profiles that may not be deleted. */
export const agreements = remember<ListedAgreement[]>('agreements of servers', FRESH_MS);

/** Called by every action that changes an agreement of the server. */
export const forgetAgreements = agreements.forget;
