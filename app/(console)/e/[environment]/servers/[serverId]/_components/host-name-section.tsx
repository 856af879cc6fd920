'use client';
// The company's own host name for a server, and the DNS record that it takes.

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { CodeBlock } from '@/components/code-block';
import { PropertyList } from '@/components/property-list';
import { customHostName } from '@/lib/servers/host-name';
import { endpointsQuery } from '@/lib/servers/queries';
import { awsHostName } from '@/lib/servers/rules';
import { EditSection, type SectionProps } from './edit-section';

const HostNameForm = dynamic(() => import('./host-name-form').then((module) => module.HostNameForm));

export function HostNameSection({ environmentId, server }: SectionProps) {
  const { data: endpoints } = useQuery(endpointsQuery(environmentId));
  const own = customHostName(server.Tags);
  const target = endpoints && awsHostName(server, endpoints.region);
  return (
    <EditSection
      title="Host name"
      form={HostNameForm}
      environmentId={environmentId}
      server={server}
      permission="TagResource"
      reason={own?.byAws ? 'It was set in AWS’s own console, which alone can change it.' : undefined}
    >
      <PropertyList
        items={[
          { name: 'Custom host name', value: own?.host, copy: own?.host, mono: true },
          ...(own
            ? [{ name: 'Held by', value: own.zone ? `Route 53, zone ${own.zone}` : 'Another DNS' }]
            : []),
        ]}
      />
      {own && target && (
        <div className="mt-4">
          <p className="mb-1 text-table text-muted">
            The record that leads clients to the server; nobody but you can make it
          </p>
          <CodeBlock label="DNS record" code={`${own.host}. CNAME ${target}.`} />
        </div>
      )}
    </EditSection>
  );
}
