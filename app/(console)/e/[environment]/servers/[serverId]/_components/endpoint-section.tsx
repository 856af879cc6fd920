'use client';
// Where the server is reached.

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { PropertyList } from '@/components/property-list';
import { Address } from '@/components/servers/address';
import { Skeleton } from '@/components/ui/skeleton';
import { endpointsQuery } from '@/lib/servers/queries';
import { addressOf, awaitsAddress } from '@/lib/servers/rules';
import { EditSection, type SectionProps } from './edit-section';

const EndpointForm = dynamic(() => import('./endpoint-form').then((module) => module.EndpointForm));

export function EndpointSection({ environmentId, server }: SectionProps) {
  const known = useQuery(endpointsQuery(environmentId));
  const awaited = awaitsAddress(server, known.data);
  const { data: endpoints, error } = useQuery(endpointsQuery(environmentId, awaited));
  const { VpcId, VpcEndpointId, SubnetIds, AddressAllocationIds } = server.EndpointDetails ?? {};
  const inVpc = server.EndpointType !== 'PUBLIC';
  return (
    <EditSection title="Endpoint" form={EndpointForm} environmentId={environmentId} server={server}>
      <PropertyList
        items={[
          {
            name: 'Address',
            wide: true,
            value: endpoints ? (
              <Address address={addressOf(server, endpoints)} />
            ) : error ? (
              <span className="text-muted">{error.message}</span>
            ) : (
              <Skeleton className="w-64" />
            ),
          },
          { name: 'Type', value: inVpc ? `In a VPC (${server.EndpointType})` : 'Public' },
          { name: 'IP addresses', value: server.IpAddressType === 'DUALSTACK' ? 'IPv4 and IPv6' : 'IPv4' },
          ...(inVpc
            ? [
                { name: 'VPC', value: VpcId, copy: VpcId, mono: true },
                { name: 'VPC endpoint', value: VpcEndpointId, copy: VpcEndpointId, mono: true },
                { name: 'Subnets', value: SubnetIds?.join(', '), mono: true },
                { name: 'Elastic IP addresses', value: AddressAllocationIds?.join(', '), mono: true },
                {
                  name: 'Security groups',
                  wide: true,
                  value: `AWS does not tell them here; EC2 shows them at ${VpcEndpointId ?? 'the VPC endpoint'}.`,
                },
              ]
            : []),
        ]}
      />
    </EditSection>
  );
}
