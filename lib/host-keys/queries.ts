// Query options for host keys.

import { STALE_MS } from '@/lib/query/client';
import { readQuery } from '@/lib/query/read-query';

export function hostKeysQuery(environmentId: string, serverId: string) {
  return { ...readQuery('hostKeys.list', environmentId, { serverId }), staleTime: STALE_MS.details };
}
