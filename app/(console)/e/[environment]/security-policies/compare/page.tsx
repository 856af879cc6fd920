// Two security policies side by side, and what would break on the way from one to the other.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { PageHeader } from '@/components/page-header';
import { requireCaller } from '@/lib/caller';
import { Prefetch } from '@/lib/query/prefetch';
import { securityPoliciesQuery } from '@/lib/security-policies/queries';
import { ComparePolicies } from './_components/compare-policies';

export const metadata: Metadata = { title: 'Compare security policies' };

export default async function ComparePoliciesPage({
  params,
}: PageProps<'/e/[environment]/security-policies/compare'>) {
  await requireCaller();
  const { environment } = await params;
  const prefetch = new Prefetch();
  prefetch.soon(securityPoliciesQuery(environment));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <PageHeader
        title="Compare security policies"
        crumbs={[{ label: 'Security policies', href: `/e/${environment}/security-policies` }]}
      />
      <ComparePolicies environmentId={environment} />
    </HydrationBoundary>
  );
}
