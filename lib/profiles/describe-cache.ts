// Remembers DescribeProfile answers, since only they say which certificates a profile holds.

import 'server-only';
import { type DescribedProfile, DescribeProfileCommand } from '@aws-sdk/client-transfer';
import type { Send } from '@/lib/transfer/client';
import { describeCache } from '@/lib/transfer/describe-cache';

/** Longer than for others: people change profiles rarely, and screens join all of them. */
const FRESH_MS = 60_000;

export const seenProfiles = describeCache<DescribedProfile>('profile', undefined, FRESH_MS);

export function describeProfileCached(environmentId: string, ProfileId: string, send: Send) {
  return seenProfiles.get(environmentId, ProfileId, async () => {
    const { Profile } = await send(new DescribeProfileCommand({ ProfileId }));
    if (!Profile) throw new Error('DescribeProfile answered without a profile.');
    return Profile;
  });
}

/** Called by every action that changes a profile or its tags. */
export const forgetProfile = seenProfiles.forget;
