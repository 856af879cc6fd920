// Reads about profiles: the list, one profile, and the certificates in all of them.

import 'server-only';
import {
  type DescribedProfile,
  DescribeProfileCommand,
  type ListedProfile,
  ListProfilesCommand,
} from '@aws-sdk/client-transfer';
import { z } from 'zod';
import { profileId } from '@/lib/fields/leaves';
import type { Send } from '@/lib/transfer/client';
import { defineRead } from '@/lib/transfer/read';
import { describeProfileCached, seenProfiles } from './describe-cache';
import { lookThrough } from './look-through';
import type { ProfileContents } from './rules';

const PAGE_SIZE = 1_000;

async function allProfiles(send: Send): Promise<ListedProfile[]> {
  const all: ListedProfile[] = [];
  let NextToken: string | undefined;
  do {
    const page = await send(new ListProfilesCommand({ MaxResults: PAGE_SIZE, NextToken }));
    all.push(...(page.Profiles ?? []));
    NextToken = page.NextToken;
  } while (NextToken);
  return all;
}

/** All of them, since an account has a thousand at most. */
export const listProfiles = defineRead({
  permission: 'ListProfiles',
  input: z.object({}),
  run: ({ send }) => allProfiles(send),
});

export const describeProfile = defineRead({
  permission: 'DescribeProfile',
  input: z.object({ profileId }),
  run: async ({ send }, input): Promise<DescribedProfile> => {
    const { Profile } = await send(new DescribeProfileCommand({ ProfileId: input.profileId }));
    if (!Profile) throw new Error('DescribeProfile answered without a profile.');
    return Profile;
  },
});

export const profileContents = defineRead({
  permission: 'DescribeProfile',
  input: z.object({ all: z.boolean() }),
  run: async ({ send, environment }, { all }): Promise<ProfileContents> => {
    const listed = await allProfiles(send);
    const ids = listed.flatMap(({ ProfileId }) => ProfileId ?? []);
    const found = await lookThrough(seenProfiles, environment.id, ids, all, (id) =>
      describeProfileCached(environment.id, id, send),
    );
    return {
      profiles: listed.map(({ ProfileId = '', As2Id = '', ProfileType = 'PARTNER' }) => ({
        ProfileId,
        As2Id,
        ProfileType,
        CertificateIds:
          found.values.get(ProfileId)?.CertificateIds ?? (found.values.has(ProfileId) ? [] : undefined),
      })),
      coverage: found.coverage,
    };
  },
});
