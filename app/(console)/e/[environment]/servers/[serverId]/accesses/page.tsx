// The groups of the directory that may use one server.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { accessesQuery } from '@/lib/accesses/queries';
import { requireCaller } from '@/lib/caller';
import { Prefetch } from '@/lib/query/prefetch';
import { serverQuery } from '@/lib/servers/queries';
import { AccessesView } from './_components/accesses-view';

export const metadata: Metadata = { title: 'Accesses' };

export default async function AccessesPage({
  params,
}: PageProps<'/e/[environment]/servers/[serverId]/accesses'>) {
  await requireCaller();
  const { environment, serverId } = await params;
  const prefetch = new Prefetch();
  prefetch.soon(serverQuery(environment, serverId));
  prefetch.soon(accessesQuery(environment, serverId));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <AccessesView environmentId={environment} serverId={serverId} />
    </HydrationBoundary>
  );
}
