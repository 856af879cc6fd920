// Query options for connectors, shared by prefetch and hooks.

import { POLL_MS, STALE_MS } from '@/lib/query/client';
import { readQuery } from '@/lib/query/read-query';

/** All of them with their settings: an account has a few hundred at most. */
export function connectorsQuery(environmentId: string) {
  return { ...readQuery('connectors.list', environmentId, {}), staleTime: STALE_MS.lists };
}

/** Polls only while it is being set up. */
export function connectorQuery(environmentId: string, connectorId: string) {
  return {
    ...readQuery('connectors.describe', environmentId, { connectorId }),
    staleTime: STALE_MS.details,
    refetchInterval: (query: { state: { data?: { Status?: string } } }) =>
      query.state.data?.Status === 'PENDING' ? POLL_MS : (false as const),
  };
}
