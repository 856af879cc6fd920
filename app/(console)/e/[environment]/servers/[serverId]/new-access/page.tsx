// The form for a new access.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requireCaller } from '@/lib/caller';
import { Prefetch } from '@/lib/query/prefetch';
import { serverQuery } from '@/lib/servers/queries';
import { NewAccess } from './_components/new-access';

export const metadata: Metadata = { title: 'Create access' };

export default async function NewAccessPage({
  params,
}: PageProps<'/e/[environment]/servers/[serverId]/new-access'>) {
  await requireCaller();
  const { environment, serverId } = await params;
  const prefetch = new Prefetch();
  await prefetch.required(serverQuery(environment, serverId));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <NewAccess environmentId={environment} serverId={serverId} />
    </HydrationBoundary>
  );
}
