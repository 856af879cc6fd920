// One access: what the members of a group may do here.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { accessQuery } from '@/lib/accesses/queries';
import { requireCaller } from '@/lib/caller';
import { Prefetch } from '@/lib/query/prefetch';
import { AccessView } from './_components/access-view';

export const metadata: Metadata = { title: 'Access' };

export default async function AccessPage({
  params,
}: PageProps<'/e/[environment]/servers/[serverId]/accesses/[externalId]'>) {
  await requireCaller();
  const { environment, serverId, externalId } = await params;
  const prefetch = new Prefetch();
  await prefetch.required(accessQuery(environment, serverId, externalId));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <AccessView environmentId={environment} serverId={serverId} externalId={externalId} />
    </HydrationBoundary>
  );
}
