// The import of users and keys from a CSV file.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requireCaller } from '@/lib/caller';
import { Prefetch } from '@/lib/query/prefetch';
import { serverQuery } from '@/lib/servers/queries';
import { ImportUsers } from './_components/import-users';

export const metadata: Metadata = { title: 'Import users' };

export default async function ImportUsersPage({
  params,
}: PageProps<'/e/[environment]/servers/[serverId]/import-users'>) {
  await requireCaller();
  const { environment, serverId } = await params;
  const prefetch = new Prefetch();
  await prefetch.required(serverQuery(environment, serverId));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <ImportUsers environmentId={environment} serverId={serverId} />
    </HydrationBoundary>
  );
}
