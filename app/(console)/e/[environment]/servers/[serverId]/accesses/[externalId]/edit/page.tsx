// The form for an access that is there.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { accessQuery } from '@/lib/accesses/queries';
import { requireCaller } from '@/lib/caller';
import { Prefetch } from '@/lib/query/prefetch';
import { EditAccess } from './_components/edit-access';

export const metadata: Metadata = { title: 'Edit access' };

export default async function EditAccessPage({
  params,
}: PageProps<'/e/[environment]/servers/[serverId]/accesses/[externalId]/edit'>) {
  await requireCaller();
  const { environment, serverId, externalId } = await params;
  const prefetch = new Prefetch();
  await prefetch.required(accessQuery(environment, serverId, externalId));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <EditAccess environmentId={environment} serverId={serverId} externalId={externalId} />
    </HydrationBoundary>
  );
}
