// The users of one server.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requireCaller } from '@/lib/caller';
import { Prefetch } from '@/lib/query/prefetch';
import { serverQuery } from '@/lib/servers/queries';
import { usersQuery } from '@/lib/users/queries';
import { UsersTable } from './_components/users-table';

export const metadata: Metadata = { title: 'Users' };

export default async function UsersPage({ params }: PageProps<'/e/[environment]/servers/[serverId]/users'>) {
  await requireCaller();
  const { environment, serverId } = await params;
  const prefetch = new Prefetch();
  prefetch.soon(serverQuery(environment, serverId));
  prefetch.soon(usersQuery(environment, serverId));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <UsersTable environmentId={environment} serverId={serverId} />
    </HydrationBoundary>
  );
}
