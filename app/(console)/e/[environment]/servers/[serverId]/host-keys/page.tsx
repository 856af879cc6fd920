// The host keys by which clients know this server.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requireCaller } from '@/lib/caller';
import { hostKeysQuery } from '@/lib/host-keys/queries';
import { Prefetch } from '@/lib/query/prefetch';
import { endpointsQuery } from '@/lib/servers/queries';
import { HostKeysTable } from './_components/host-keys-table';

export const metadata: Metadata = { title: 'Host keys' };

export default async function HostKeysPage({
  params,
}: PageProps<'/e/[environment]/servers/[serverId]/host-keys'>) {
  await requireCaller();
  const { environment, serverId } = await params;
  const prefetch = new Prefetch();
  prefetch.soon(hostKeysQuery(environment, serverId));
  prefetch.soon(endpointsQuery(environment));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <HostKeysTable environmentId={environment} serverId={serverId} />
    </HydrationBoundary>
  );
}
