// The head of a server's pages: where you are, its state, what may be done to it, and its tabs.

import { HydrationBoundary } from '@tanstack/react-query';
import { requireCaller } from '@/lib/caller';
import { Prefetch } from '@/lib/query/prefetch';
import { endpointsQuery, serverQuery } from '@/lib/servers/queries';
import { ServerHeader } from './_components/server-header';

export default async function ServerLayout({
  children,
  params,
}: LayoutProps<'/e/[environment]/servers/[serverId]'>) {
  await requireCaller();
  const { environment, serverId } = await params;
  const prefetch = new Prefetch();
  prefetch.soon(endpointsQuery(environment));
  await prefetch.required(serverQuery(environment, serverId));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <ServerHeader environmentId={environment} serverId={serverId} />
      {children}
    </HydrationBoundary>
  );
}
