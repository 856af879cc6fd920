// Query options for the choice of where a clone is made.

import { STALE_MS } from '@/lib/query/client';
import { readQuery } from '@/lib/query/read-query';

export function cloneServersQuery(environmentId: string) {
  return { ...readQuery('clones.servers', environmentId, {}), staleTime: STALE_MS.lists };
}
