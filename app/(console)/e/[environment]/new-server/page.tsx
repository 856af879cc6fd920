// The form for a new server.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { PageHeader } from '@/components/page-header';
import { requireCaller } from '@/lib/caller';
import { cloneSource } from '@/lib/clones/rules';
import { Prefetch } from '@/lib/query/prefetch';
import { securityPoliciesQuery, securityPolicyQuery } from '@/lib/security-policies/queries';
import { DEFAULT_POLICY } from '@/lib/security-policies/rules';
import { endpointsQuery, serverQuery } from '@/lib/servers/queries';
import { NewServer } from './_components/new-server';

export const metadata: Metadata = { title: 'Create server' };

export default async function NewServerPage({
  params,
  searchParams,
}: PageProps<'/e/[environment]/new-server'>) {
  await requireCaller();
  const { environment } = await params;
  const prefetch = new Prefetch();
  const from = cloneSource((await searchParams).from, 2);
  if (from) prefetch.soon(serverQuery(from[0] ?? '', from[1] ?? ''));
  prefetch.soon(securityPoliciesQuery(environment));
  prefetch.soon(securityPolicyQuery(environment, DEFAULT_POLICY));
  prefetch.soon(endpointsQuery(environment));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <PageHeader
        title="Create server"
        crumbs={[{ label: 'Servers', href: `/e/${environment}/servers` }]}
        description="For people who log in, for AS2 partners, or for both. AWS bills each protocol by the hour until the server is deleted."
      />
      <NewServer environmentId={environment} from={from} />
    </HydrationBoundary>
  );
}
