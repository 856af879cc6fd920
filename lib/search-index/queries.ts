// Query options for the search index.

import { keepPreviousData } from '@tanstack/react-query';
import { ANY_ENVIRONMENT, readQuery } from '@/lib/query/read-query';

/** What was found last stays until the next answer is there. */
export function findQuery(query: string) {
  return {
    ...readQuery('search.find', ANY_ENVIRONMENT, { query }),
    staleTime: 10_000,
    gcTime: 60_000,
    placeholderData: keepPreviousData,
  };
}
