// Query options for profiles, shared by prefetch and hooks.

import { STALE_MS } from '@/lib/query/client';
import { readQuery } from '@/lib/query/read-query';

export function profilesQuery(environmentId: string) {
  return { ...readQuery('profiles.list', environmentId, {}), staleTime: STALE_MS.lists };
}

export function profileQuery(environmentId: string, profileId: string) {
  return { ...readQuery('profiles.describe', environmentId, { profileId }), staleTime: STALE_MS.details };
}

/** Which certificates each profile holds; asks AWS for up to a hundred profiles, for all only where that is wanted. */
export function profileContentsQuery(environmentId: string, all = false) {
  return { ...readQuery('profiles.contents', environmentId, { all }), staleTime: STALE_MS.lists };
}
