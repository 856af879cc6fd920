// Query options for accesses, shared by prefetch and hooks.

import { STALE_MS } from '@/lib/query/client';
import { readQuery } from '@/lib/query/read-query';

export function accessesQuery(environmentId: string, serverId: string) {
  return { ...readQuery('accesses.list', environmentId, { serverId }), staleTime: STALE_MS.lists };
}

export function accessQuery(environmentId: string, serverId: string, externalId: string) {
  return {
    ...readQuery('accesses.describe', environmentId, { serverId, externalId }),
    staleTime: STALE_MS.details,
  };
}
