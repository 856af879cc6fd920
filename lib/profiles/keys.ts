// Query keys of profiles.

import { readKey } from '@/lib/query/read-query';

export const profileKeys = {
  all: (environmentId: string) => readKey(environmentId, 'profiles'),
  list: (environmentId: string) => readKey(environmentId, 'profiles.list'),
  detail: (environmentId: string, profileId: string) =>
    readKey(environmentId, 'profiles.describe', { profileId }),
  contents: (environmentId: string) => readKey(environmentId, 'profiles.contents'),
};
