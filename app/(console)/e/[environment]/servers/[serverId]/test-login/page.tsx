// Asks a server's identity provider about a login, and explains its answer.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requireCaller } from '@/lib/caller';
import { Prefetch } from '@/lib/query/prefetch';
import { serverQuery } from '@/lib/servers/queries';
import { TestLogin } from './_components/test-login';

export const metadata: Metadata = { title: 'Test login' };

export default async function TestLoginPage({
  params,
}: PageProps<'/e/[environment]/servers/[serverId]/test-login'>) {
  await requireCaller();
  const { environment, serverId } = await params;
  const prefetch = new Prefetch();
  prefetch.soon(serverQuery(environment, serverId));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <TestLogin environmentId={environment} serverId={serverId} />
    </HydrationBoundary>
  );
}
