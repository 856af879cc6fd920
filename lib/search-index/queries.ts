// Query options for the search index, its coverage and what an environment uses.

import { POLL_MS, STALE_MS } from '@/lib/query/client';
import { ANY_ENVIRONMENT, readKey, readQuery } from '@/lib/query/read-query';
import type { UsedKind } from './rules';

export function findQuery(query: string) {
  return { ...readQuery('search.find', ANY_ENVIRONMENT, { query }), staleTime: 10_000, gcTime: 60_000 };
}

export const coverageKey = readKey(ANY_ENVIRONMENT, 'search.coverage');

/** Asked for again and again while a crawl runs. */
export function coverageQuery() {
  return {
    ...readQuery('search.coverage', ANY_ENVIRONMENT, {}),
    staleTime: STALE_MS.details,
    refetchInterval: ({ state }: { state: { data?: { crawl: { state: string } | null }[] } }) =>
      state.data?.some(({ crawl }) => crawl?.state === 'running') ? POLL_MS : (false as const),
  };
}

/** What a crawl would come to; asks AWS, so only where one may be started. */
export function estimateQuery(environmentId: string) {
  return { ...readQuery('search.estimate', environmentId, {}), staleTime: STALE_MS.lists };
}

export function usedValuesQuery(environmentId: string, kind: UsedKind, usedBy: string) {
  return { ...readQuery('search.used', environmentId, { kind, usedBy }), staleTime: STALE_MS.lists };
}
