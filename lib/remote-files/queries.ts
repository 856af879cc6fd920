// Query options for partners' SFTP servers, shared by prefetch and hooks.

import { STALE_MS } from '@/lib/query/client';
import { type ReadOutput, readPagesQuery, readQuery } from '@/lib/query/read-query';
import { isUnderWay } from '@/lib/transfers/rules';
import { pollAfter } from './rules';

interface PagesState {
  state: { data?: { pages: ReadOutput<'remoteFiles.tasks'>[] } };
}

/** Polls only while something is under way. */
export function remoteTasksQuery(environmentId: string, connectorId: string) {
  return {
    ...readPagesQuery('remoteFiles.tasks', environmentId, { connectorId }),
    staleTime: STALE_MS.details,
    refetchInterval: ({ state }: PagesState) =>
      pollAfter(state.data?.pages.flatMap(({ Tasks }) => Tasks) ?? [], Date.now()),
  };
}

export function lastFoldersQuery(environmentId: string, connectorId: string) {
  return {
    ...readQuery('remoteFiles.last-folders', environmentId, { connectorId }),
    staleTime: STALE_MS.lists,
  };
}

interface ListingState {
  state: { data?: ReadOutput<'remoteFiles.listing'> };
}

/** Polls until the listing is there. */
export function listingQuery(environmentId: string, connectorId: string, listingId: string) {
  return {
    ...readQuery('remoteFiles.listing', environmentId, { connectorId, listingId }),
    staleTime: STALE_MS.policies,
    enabled: listingId !== '',
    refetchInterval: ({ state }: ListingState) =>
      state.data && isUnderWay(state.data.task.state) ? 1_000 : (false as const),
  };
}
