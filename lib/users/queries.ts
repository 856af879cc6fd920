// Query options for users, shared by prefetch and hooks.

import { STALE_MS } from '@/lib/query/client';
import { readPagesQuery, readQuery } from '@/lib/query/read-query';

export function usersQuery(environmentId: string, serverId: string) {
  return { ...readPagesQuery('users.list', environmentId, { serverId }), staleTime: STALE_MS.lists };
}

export function userQuery(environmentId: string, serverId: string, userName: string) {
  return {
    ...readQuery('users.describe', environmentId, { serverId, userName }),
    staleTime: STALE_MS.details,
  };
}
