// The security policies that AWS offers in this environment.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { PageHeader } from '@/components/page-header';
import { LinkButton } from '@/components/ui/link-button';
import { requireCaller } from '@/lib/caller';
import { Prefetch } from '@/lib/query/prefetch';
import { securityPoliciesQuery } from '@/lib/security-policies/queries';
import { PoliciesTable } from './_components/policies-table';

export const metadata: Metadata = { title: 'Security policies' };

export default async function SecurityPoliciesPage({
  params,
}: PageProps<'/e/[environment]/security-policies'>) {
  await requireCaller();
  const { environment } = await params;
  const prefetch = new Prefetch();
  prefetch.soon(securityPoliciesQuery(environment));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <PageHeader
        title="Security policies"
        description="Made by AWS: each names the algorithms that a server or connector agrees to."
        actions={<LinkButton href={`/e/${environment}/security-policies/compare`}>Compare</LinkButton>}
      />
      <PoliciesTable environmentId={environment} />
    </HydrationBoundary>
  );
}
