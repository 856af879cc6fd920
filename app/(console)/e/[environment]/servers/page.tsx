// The servers of one environment.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requireCaller } from '@/lib/caller';
import { Prefetch } from '@/lib/query/prefetch';
import { endpointsQuery, serversQuery } from '@/lib/servers/queries';
import { ServersTable } from './_components/servers-table';

export const metadata: Metadata = { title: 'Servers' };

export default async function ServersPage({ params }: PageProps<'/e/[environment]/servers'>) {
  await requireCaller();
  const { environment } = await params;
  const prefetch = new Prefetch();
  prefetch.soon(serversQuery(environment));
  prefetch.soon(endpointsQuery(environment));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <ServersTable environmentId={environment} />
    </HydrationBoundary>
  );
}
