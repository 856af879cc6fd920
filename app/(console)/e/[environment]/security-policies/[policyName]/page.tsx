// One security policy with its algorithms.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { PageHeader } from '@/components/page-header';
import { requireCaller } from '@/lib/caller';
import { Prefetch } from '@/lib/query/prefetch';
import { securityPolicyQuery } from '@/lib/security-policies/queries';
import { PolicyDetail } from './_components/policy-detail';

type Props = PageProps<'/e/[environment]/security-policies/[policyName]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).policyName };
}

export default async function SecurityPolicyPage({ params }: Props) {
  await requireCaller();
  const { environment, policyName } = await params;
  const prefetch = new Prefetch();
  await prefetch.required(securityPolicyQuery(environment, policyName));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <PageHeader
        title={policyName}
        crumbs={[{ label: 'Security policies', href: `/e/${environment}/security-policies` }]}
      />
      <PolicyDetail environmentId={environment} policyName={policyName} />
    </HydrationBoundary>
  );
}
