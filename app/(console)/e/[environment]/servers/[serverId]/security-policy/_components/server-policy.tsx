'use client';
// The server's policy with its algorithms, and the way to another one.

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useCaller } from '@/components/caller';
import { Callout } from '@/components/callout';
import { ErrorPanel } from '@/components/error-panel';
import { Section } from '@/components/section';
import { AlgorithmLists } from '@/components/security-policies/algorithm-lists';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Skeleton } from '@/components/ui/skeleton';
import { reasonAgainst } from '@/lib/permissions';
import { securityPolicyQuery } from '@/lib/security-policies/queries';
import { outdatedReason } from '@/lib/security-policies/rules';
import { serverQuery } from '@/lib/servers/queries';
import { toTransferError } from '@/lib/transfer/errors';

const PolicyForm = dynamic(() => import('./policy-form').then((module) => module.PolicyForm));

export function ServerPolicy({ environmentId, serverId }: { environmentId: string; serverId: string }) {
  const { role } = useCaller();
  const [open, setOpen] = useState(false);
  const server = useQuery(serverQuery(environmentId, serverId));
  const name = server.data?.SecurityPolicyName;
  const policy = useQuery({ ...securityPolicyQuery(environmentId, name ?? ''), enabled: name !== undefined });
  const error = server.error ?? policy.error;
  if (error && !policy.data) {
    const retry = () => void (server.error ? server.refetch() : policy.refetch());
    return <ErrorPanel error={toTransferError(error)} onRetry={retry} />;
  }
  const outdated = outdatedReason(name);
  return (
    <>
      {outdated && (
        <div className="mb-5">
          <Callout tone="warn" title={outdated}>
            A newer policy is taken over without stopping the server; new connections use it.
          </Callout>
        </div>
      )}
      <Section
        title={name ?? 'Security policy'}
        actions={
          <>
            {policy.data?.Fips && <Badge>FIPS</Badge>}
            <Button
              size="sm"
              disabledReason={
                reasonAgainst(role, 'UpdateServer') ??
                (policy.data ? undefined : 'The policy is still loading.')
              }
              onClick={() => setOpen(true)}
            >
              Change policy
            </Button>
          </>
        }
      >
        {policy.data ? (
          <AlgorithmLists policy={policy.data} withTls={server.data?.Protocols?.includes('FTPS') ?? false} />
        ) : (
          <Skeleton className="h-48" />
        )}
      </Section>
      <Dialog open={open} onOpenChange={setOpen} title="Change security policy" size="lg">
        {server.data && policy.data && (
          <PolicyForm
            environmentId={environmentId}
            server={{ ...server.data, ServerId: serverId }}
            present={policy.data}
            onDone={() => setOpen(false)}
          />
        )}
      </Dialog>
    </>
  );
}
