// Query options for members, shared by prefetch and hooks.

import { STALE_MS } from '@/lib/query/client';
import { ANY_ENVIRONMENT, readKey, readQuery } from '@/lib/query/read-query';

export const memberKeys = { all: readKey(ANY_ENVIRONMENT, 'members') };

export function membersQuery() {
  return { ...readQuery('members.list', ANY_ENVIRONMENT, {}), staleTime: STALE_MS.lists };
}
