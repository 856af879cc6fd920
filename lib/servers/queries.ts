// Query options for servers, shared by prefetch and hooks.

import { POLL_MS, STALE_MS } from '@/lib/query/client';
import { readPagesQuery, readQuery } from '@/lib/query/read-query';
import { isMoving } from './rules';

export function serversQuery(environmentId: string) {
  return {
    ...readPagesQuery('servers.list', environmentId, {}),
    staleTime: STALE_MS.lists,
  };
}

/** The servers that take AS2 messages. */
export function as2ServersQuery(environmentId: string) {
  return { ...readQuery('servers.as2', environmentId, {}), staleTime: STALE_MS.lists };
}

/** Polls only while its state moves. */
export function serverQuery(environmentId: string, serverId: string) {
  return {
    ...readQuery('servers.describe', environmentId, { serverId }),
    staleTime: STALE_MS.details,
    refetchInterval: (query: { state: { data?: { State?: Parameters<typeof isMoving>[0] } } }) =>
      isMoving(query.state.data?.State) ? POLL_MS : (false as const),
  };
}

/** Asked again only while an online server's address is still to be told. */
export function endpointsQuery(environmentId: string, awaited = false) {
  return {
    ...readQuery('servers.endpoints', environmentId, {}),
    staleTime: STALE_MS.lists,
    refetchInterval: awaited ? POLL_MS : (false as const),
  };
}

/** Connects to the server, so it is asked for only where that is wanted. */
export function hostKeysSeenQuery(environmentId: string, serverId: string, enabled: boolean) {
  return {
    ...readQuery('servers.host-keys-seen', environmentId, { serverId }),
    staleTime: STALE_MS.policies,
    enabled,
  };
}
