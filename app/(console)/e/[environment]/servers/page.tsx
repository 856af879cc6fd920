// The servers of one environment.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requireCaller } from '@/lib/caller';
import { Prefetch } from '@/lib/query/prefetch';
import { endpointsQuery, serverQuery, serversQuery } from '@/lib/servers/queries';
import { ServersTable } from './_components/servers-table';

export const metadata: Metadata = { title: 'Servers' };

export default async function ServersPage({ params }: PageProps<'/e/[environment]/servers'>) {
  await requireCaller();
  const { environment } = await params;
  const prefetch = new Prefetch();
  const list = serversQuery(environment);
  prefetch.soon(endpointsQuery(environment));
  prefetch.soon(list);
  await prefetch.dehydrate();
  // The descriptions that come in time spare the browser one request for each row.
  const listed = prefetch.client.getQueryData(list.queryKey)?.pages[0]?.Servers ?? [];
  for (const { ServerId } of listed) if (ServerId) prefetch.soon(serverQuery(environment, ServerId));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <ServersTable environmentId={environment} />
    </HydrationBoundary>
  );
}
