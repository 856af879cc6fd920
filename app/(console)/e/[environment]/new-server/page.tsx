// The form for a new server.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { PageHeader } from '@/components/page-header';
import { requireCaller } from '@/lib/caller';
import { Prefetch } from '@/lib/query/prefetch';
import { securityPoliciesQuery, securityPolicyQuery } from '@/lib/security-policies/queries';
import { DEFAULT_POLICY } from '@/lib/security-policies/rules';
import { endpointsQuery } from '@/lib/servers/queries';
import { NewServerForm } from './_components/new-server-form';

export const metadata: Metadata = { title: 'Create server' };

export default async function NewServerPage({ params }: PageProps<'/e/[environment]/new-server'>) {
  await requireCaller();
  const { environment } = await params;
  const prefetch = new Prefetch();
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
      <NewServerForm environmentId={environment} />
    </HydrationBoundary>
  );
}
