'use client';
// What a security policy is for and which algorithms it allows.

import { useQuery } from '@tanstack/react-query';
import { Callout } from '@/components/callout';
import { ErrorPanel } from '@/components/error-panel';
import { PropertyList } from '@/components/property-list';
import { Section } from '@/components/section';
import { AlgorithmLists } from '@/components/security-policies/algorithm-lists';
import { Skeleton } from '@/components/ui/skeleton';
import { securityPolicyQuery } from '@/lib/security-policies/queries';
import { isServerPolicy, outdatedReason } from '@/lib/security-policies/rules';
import { toTransferError } from '@/lib/transfer/errors';

export function PolicyDetail({ environmentId, policyName }: { environmentId: string; policyName: string }) {
  const { data, error, refetch } = useQuery(securityPolicyQuery(environmentId, policyName));
  if (error && !data) return <ErrorPanel error={toTransferError(error)} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-64" />;
  const outdated = outdatedReason(policyName);
  return (
    <>
      {outdated && (
        <div className="mb-5">
          <Callout tone="warn" title={outdated} />
        </div>
      )}
      <Section title="Facts">
        <PropertyList
          items={[
            { name: 'For', value: isServerPolicy(policyName) ? 'Servers' : 'SFTP connectors' },
            { name: 'FIPS', value: data.Fips ? 'Yes' : 'No' },
            { name: 'Protocols', value: data.Protocols?.join(', ') },
          ]}
        />
      </Section>
      <Section title="Algorithms" description="In the order in which they are offered.">
        <AlgorithmLists policy={data} />
      </Section>
    </>
  );
}
