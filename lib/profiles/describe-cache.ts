// Remembers DescribeProfile answers, since only they say which certificates a profile holds and what it is called.

import 'server-only';
import { type DescribedProfile, DescribeProfileCommand } from '@aws-sdk/client-transfer';
import type { Send } from '@/lib/transfer/client';
import { remember } from '@/lib/transfer/remembered';

const FRESH_MS = 60_000;

const profiles = remember<DescribedProfile>('profiles', FRESH_MS);

export function describeProfileCached(environmentId: string, ProfileId: string, send: Send) {
  return profiles.get(environmentId, ProfileId, async () => {
    const { Profile } = await send(new DescribeProfileCommand({ ProfileId }));
    if (!Profile) throw new Error('DescribeProfile answered without a profile.');
    return Profile;
  });
}

/** Called by every action that changes a profile or its tags. */
export const forgetProfile = profiles.forget;
