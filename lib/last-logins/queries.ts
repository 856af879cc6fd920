// Query options for last logins, shared by the list of users and the page of one.

import { STALE_MS } from '@/lib/query/client';
import { readQuery } from '@/lib/query/read-query';

export function lastLoginsQuery(environmentId: string, serverId: string, userName?: string) {
  return {
    ...readQuery('last-logins.list', environmentId, { serverId, ...(userName && { userName }) }),
    staleTime: STALE_MS.lists,
  };
}
