// Query options for partners' requests.

import { readKey, readQuery } from '@/lib/query/read-query';

const COUNT_STALE_MS = 60_000;

export const requestsKey = (environmentId: string) => readKey(environmentId, 'key-requests');

export function pendingRequestsQuery(environmentId: string) {
  return { ...readQuery('key-requests.pending', environmentId, {}), staleTime: 0 };
}

/** Asked again by whoever comes back to the window, and with the next page. */
export function requestCountQuery(environmentId: string) {
  return { ...readQuery('key-requests.count', environmentId, {}), staleTime: COUNT_STALE_MS };
}
