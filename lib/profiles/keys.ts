// Query keys of profiles, and of what hangs together through them.

import { readKey } from '@/lib/query/read-query';

export const profileKeys = {
  all: (environmentId: string) => readKey(environmentId, 'profiles'),
  list: (environmentId: string) => readKey(environmentId, 'profiles.list'),
  detail: (environmentId: string, profileId: string) =>
    readKey(environmentId, 'profiles.describe', { profileId }),
  contents: (environmentId: string) => readKey(environmentId, 'profiles.contents'),
  links: (environmentId: string) => readKey(environmentId, 'profiles.links'),
};
