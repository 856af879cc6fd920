// Which algorithms this server lets clients use.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requireCaller } from '@/lib/caller';
import { Prefetch } from '@/lib/query/prefetch';
import { securityPolicyQuery } from '@/lib/security-policies/queries';
import { serverQuery } from '@/lib/servers/queries';
import { ServerPolicy } from './_components/server-policy';

export const metadata: Metadata = { title: 'Security policy' };

export default async function ServerPolicyPage({
  params,
}: PageProps<'/e/[environment]/servers/[serverId]/security-policy'>) {
  await requireCaller();
  const { environment, serverId } = await params;
  const prefetch = new Prefetch();
  const query = serverQuery(environment, serverId);
  await prefetch.required(query);
  const name = prefetch.client.getQueryData(query.queryKey)?.SecurityPolicyName;
  if (name) prefetch.soon(securityPolicyQuery(environment, name));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <ServerPolicy environmentId={environment} serverId={serverId} />
    </HydrationBoundary>
  );
}
