'use client';
// Which protocols the server speaks, and what an AS2 partner must know of it.

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { AddressList } from '@/components/address-list';
import { PropertyList } from '@/components/property-list';
import { Skeleton } from '@/components/ui/skeleton';
import { speaksAs2 } from '@/lib/servers/protocol-rules';
import { endpointsQuery } from '@/lib/servers/queries';
import { addressOf, as2Url } from '@/lib/servers/rules';
import { EditSection, type SectionProps } from './edit-section';

const ProtocolsForm = dynamic(() => import('./protocols-form').then((module) => module.ProtocolsForm));

export function ProtocolsSection({ environmentId, server }: SectionProps) {
  const { data: endpoints, error } = useQuery(endpointsQuery(environmentId));
  const address = endpoints && addressOf(server, endpoints, 'AS2');
  const url = address && 'host' in address ? as2Url(address) : undefined;
  const unknown = address && 'reason' in address ? address.reason : error?.message;
  const as2 = [
    {
      name: 'URL for AS2 partners',
      value: url ?? (unknown ? <span className="text-muted">{unknown}</span> : <Skeleton className="w-64" />),
      copy: url,
      mono: url !== undefined,
      wide: true,
    },
    { name: 'AS2 transport', value: server.ProtocolDetails?.As2Transports?.join(', ') },
    {
      name: 'Receipts that go later come from',
      value: <AddressList addresses={server.As2ServiceManagedEgressIpAddresses} />,
    },
  ];
  return (
    <EditSection title="Protocols" form={ProtocolsForm} environmentId={environmentId} server={server}>
      <PropertyList
        items={[
          { name: 'Protocols', value: server.Protocols?.join(', '), wide: true },
          ...(server.Certificate
            ? [
                {
                  name: 'TLS certificate (FTPS)',
                  value: server.Certificate,
                  copy: server.Certificate,
                  mono: true,
                  wide: true,
                },
              ]
            : []),
          ...(speaksAs2(server) ? as2 : []),
        ]}
      />
    </EditSection>
  );
}
