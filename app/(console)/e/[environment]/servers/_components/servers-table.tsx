'use client';
// The list of servers.

import { useInfiniteQuery } from '@tanstack/react-query';
import { serversQuery } from '@/lib/servers/queries';

export function ServersTable({ environmentId }: { environmentId: string }) {
  const servers = useInfiniteQuery(serversQuery(environmentId));
  if (servers.isPending) return <p>Loading…</p>;
  if (servers.isError) return <p>{servers.error.message}</p>;
  return (
    <ul>
      {servers.data.pages.flatMap((page) =>
        page.Servers.map((server) => <li key={server.ServerId}>{server.ServerId}</li>),
      )}
    </ul>
  );
}
