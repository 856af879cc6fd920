// What the dashboard knows of an environment's servers: the list at once, the descriptions as they arrive.

import type { DescribedServer, ListedServer } from '@aws-sdk/client-transfer';
import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { serverQuery, serversQuery } from '@/lib/servers/queries';
import { toTransferError } from '@/lib/transfer/errors';

/** Beyond this the dashboard stops asking and says so. */
const MOST_SERVERS = 500;

interface Descriptions {
  known: DescribedServer[];
  failed: number;
  pending: number;
}

function collect(results: { data?: DescribedServer; isError: boolean; isPending: boolean }[]): Descriptions {
  return {
    known: results.flatMap(({ data }) => data ?? []),
    failed: results.filter(({ isError }) => isError).length,
    pending: results.filter(({ isPending }) => isPending).length,
  };
}

export function useOverview(environmentId: string) {
  const list = useInfiniteQuery(serversQuery(environmentId));
  const { data, hasNextPage, isFetchingNextPage, isError, fetchNextPage } = list;
  const listed = useMemo(
    (): ListedServer[] =>
      (data?.pages ?? []).flatMap((page) => page.Servers.filter((server) => server.ServerId)),
    [data],
  );
  const wantsMore = hasNextPage && !isFetchingNextPage && !isError && listed.length < MOST_SERVERS;
  useEffect(() => {
    if (wantsMore) void fetchNextPage();
  }, [wantsMore, fetchNextPage]);
  const descriptions = useQueries({
    queries: listed.map((server) => serverQuery(environmentId, server.ServerId ?? '')),
    combine: collect,
  });
  return {
    listed,
    descriptions,
    loading: list.isPending,
    incomplete: hasNextPage,
    error: list.error ? toTransferError(list.error) : undefined,
    retrying: list.isFetching,
    retry: () => void list.refetch(),
  };
}
