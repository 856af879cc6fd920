// One user: keys, home directory, session policy, and how to connect.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requireCaller } from '@/lib/caller';
import { Prefetch } from '@/lib/query/prefetch';
import { endpointsQuery, serverQuery } from '@/lib/servers/queries';
import { userQuery } from '@/lib/users/queries';
import { UserView } from './_components/user-view';

type Props = PageProps<'/e/[environment]/servers/[serverId]/users/[userName]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).userName) };
}

export default async function UserPage({ params }: Props) {
  await requireCaller();
  const { environment, serverId, userName: encoded } = await params;
  const userName = decodeURIComponent(encoded);
  const prefetch = new Prefetch();
  prefetch.soon(serverQuery(environment, serverId));
  prefetch.soon(endpointsQuery(environment));
  await prefetch.required(userQuery(environment, serverId, userName));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <UserView environmentId={environment} serverId={serverId} userName={userName} />
    </HydrationBoundary>
  );
}
