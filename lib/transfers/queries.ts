// Query options for transfers, shared by prefetch and hooks.

import { STALE_MS } from '@/lib/query/client';
import { type ReadOutput, readPagesQuery, readQuery } from '@/lib/query/read-query';
import { isUnderWay, pollAfter, type SentState } from './rules';

export interface SentFilter {
  connectorIds?: string[];
  state?: SentState;
}

interface PagesState {
  state: { data?: { pages: ReadOutput<'transfers.sent'>[] } };
}

/** Polls only while a file is under way. */
export function sentFilesQuery(environmentId: string, filter: SentFilter = {}) {
  return {
    ...readPagesQuery('transfers.sent', environmentId, filter),
    staleTime: STALE_MS.details,
    refetchInterval: ({ state }: PagesState) =>
      pollAfter(state.data?.pages.flatMap(({ Files }) => Files) ?? [], Date.now()),
  };
}

export function recentFailuresQuery(environmentId: string) {
  return { ...readQuery('transfers.recent-failures', environmentId, {}), staleTime: STALE_MS.lists };
}

interface TransferState {
  state: { data?: ReadOutput<'transfers.describe'> };
}

export function sentTransferQuery(environmentId: string, transferId: string) {
  return {
    ...readQuery('transfers.describe', environmentId, { transferId }),
    staleTime: STALE_MS.details,
    refetchInterval: ({ state }: TransferState) => pollAfter(state.data?.files ?? [], Date.now()),
  };
}

/** Looked for once the file is done, since all of its traces are written then. */
export function sentTraceQuery(
  environmentId: string,
  transferId: string,
  position: number,
  state: SentState | undefined,
) {
  return {
    ...readQuery('transfers.trace-sent', environmentId, { transferId, position, state: state ?? 'QUEUED' }),
    staleTime: STALE_MS.details,
    enabled: state !== undefined && !isUnderWay(state),
  };
}

export function receivedQuery(environmentId: string, serverId: string, from: number, to: number) {
  return {
    ...readPagesQuery('transfers.received', environmentId, { serverId, from, to }),
    staleTime: STALE_MS.details,
    enabled: serverId !== '',
  };
}

export function receivedTraceQuery(environmentId: string, serverId: string, messageId: string, at: number) {
  return {
    ...readQuery('transfers.trace-received', environmentId, { serverId, messageId, at }),
    staleTime: STALE_MS.details,
  };
}

export function s3BucketsQuery(environmentId: string) {
  return { ...readQuery('transfers.s3-buckets', environmentId, {}), staleTime: STALE_MS.lists };
}

export function s3FolderQuery(environmentId: string, bucket: string, prefix: string) {
  return {
    ...readPagesQuery('transfers.s3-folder', environmentId, { bucket, prefix }),
    staleTime: STALE_MS.details,
  };
}
