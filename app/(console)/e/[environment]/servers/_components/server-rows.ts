// Joins what the list says of a server with what its description adds as it arrives.

import type { DescribedServer, ListedServer } from '@aws-sdk/client-transfer';
import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { endpointsQuery, serverQuery, serversQuery } from '@/lib/servers/queries';
import {
  addressOf,
  awaitsAddress,
  type ServerAddress,
  type ServerState,
  serverName,
} from '@/lib/servers/rules';

export interface ServerRow {
  id: string;
  state: ServerState;
  listed: ListedServer;
  /** Undefined until its description has arrived. */
  described: DescribedServer | undefined;
  failed: boolean;
  name: string | undefined;
  address: ServerAddress | undefined;
  users: number;
}

interface Description {
  server: DescribedServer | undefined;
  failed: boolean;
}

function collect(results: { data?: DescribedServer; isError: boolean }[]): Description[] {
  return results.map(({ data, isError }) => ({ server: data, failed: isError }));
}

export function useServerRows(environmentId: string) {
  const list = useInfiniteQuery(serversQuery(environmentId));
  const listed = useMemo(
    () => (list.data?.pages ?? []).flatMap((page) => page.Servers.filter((server) => server.ServerId)),
    [list.data],
  );
  const descriptions = useQueries({
    queries: listed.map((server) => serverQuery(environmentId, server.ServerId ?? '')),
    combine: collect,
  });
  const known = useQuery(endpointsQuery(environmentId));
  const awaited = descriptions.some(
    ({ server }) => server !== undefined && awaitsAddress(server, known.data),
  );
  const endpoints = useQuery(endpointsQuery(environmentId, awaited)).data;

  const rows = useMemo(
    () =>
      listed.map((server, index): ServerRow => {
        const { server: described, failed = false } = descriptions[index] ?? {};
        return {
          id: server.ServerId ?? '',
          state: described?.State ?? server.State,
          listed: server,
          described,
          failed,
          name: serverName(described?.Tags),
          address: described && endpoints && addressOf(described, endpoints),
          users: described?.UserCount ?? server.UserCount ?? 0,
        };
      }),
    [listed, descriptions, endpoints],
  );
  return { list, rows };
}
