'use client';
// Everything that AWS says of a server, in sections.

import { useQuery } from '@tanstack/react-query';
import { EmptyState } from '@/components/empty-state';
import { ErrorPanel } from '@/components/error-panel';
import { PropertyList } from '@/components/property-list';
import { Section } from '@/components/section';
import { Skeleton } from '@/components/ui/skeleton';
import { takesLogins } from '@/lib/servers/protocol-rules';
import { serverQuery } from '@/lib/servers/queries';
import { toTransferError } from '@/lib/transfer/errors';
import type { SectionProps } from './edit-section';
import { EndpointSection } from './endpoint-section';
import { HostNameSection } from './host-name-section';
import { IdentitySection } from './identity-section';
import { LoggingSection } from './logging-section';
import { LoginSection } from './login-section';
import { ProtocolsSection } from './protocols-section';
import { SecuritySection } from './security-section';
import { StorageSection } from './storage-section';
import { WorkflowsSection } from './workflows-section';

export function ServerOverview({ environmentId, serverId }: { environmentId: string; serverId: string }) {
  const { data, error, refetch, isFetching } = useQuery(serverQuery(environmentId, serverId));
  if (error && toTransferError(error).kind === 'not-found') {
    return <EmptyState title="This server is gone">It was deleted while this page was open.</EmptyState>;
  }
  if (error && !data) {
    return <ErrorPanel error={toTransferError(error)} onRetry={() => void refetch()} retrying={isFetching} />;
  }
  if (!data) return <OverviewSkeleton />;
  const props: SectionProps = { environmentId, server: { ...data, ServerId: serverId } };
  return (
    <>
      <EndpointSection {...props} />
      <HostNameSection {...props} />
      <ProtocolsSection {...props} />
      {takesLogins(data.Protocols) && <IdentitySection {...props} />}
      <SecuritySection {...props} />
      <StorageSection {...props} />
      {takesLogins(data.Protocols) && <WorkflowsSection {...props} />}
      <LoggingSection {...props} />
      {takesLogins(data.Protocols) && <LoginSection {...props} />}
      <Section title="Identity in AWS">
        <PropertyList
          items={[
            { name: 'Server id', value: serverId, copy: serverId, mono: true },
            { name: 'ARN', value: data.Arn, copy: data.Arn, mono: true },
          ]}
        />
      </Section>
    </>
  );
}

function OverviewSkeleton() {
  return (
    <div aria-busy="true" className="rounded-md border border-line p-4">
      <div className="grid gap-5 sm:grid-cols-2">
        {['w-2/3', 'w-1/2', 'w-3/5', 'w-1/3', 'w-1/2', 'w-2/5'].map((width, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
          <Skeleton key={index} className={width} />
        ))}
      </div>
    </div>
  );
}
