// Query options for partners' requests.

import { readKey, readQuery } from '@/lib/query/read-query';

const COUNT_POLL_MS = 60_000;

export const requestsKey = (environmentId: string) => readKey(environmentId, 'key-requests');

export function pendingRequestsQuery(environmentId: string) {
  return { ...readQuery('key-requests.pending', environmentId, {}), staleTime: 0 };
}

/** They come from outside, so somebody who waits for them need not reload. */
export function requestCountQuery(environmentId: string) {
  return {
    ...readQuery('key-requests.count', environmentId, {}),
    staleTime: COUNT_POLL_MS,
    refetchInterval: COUNT_POLL_MS,
  };
}
