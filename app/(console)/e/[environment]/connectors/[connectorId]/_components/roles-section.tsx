'use client';
// What every connector has, whatever it speaks: roles, addresses, its names in AWS.

import { AddressList } from '@/components/address-list';
import { PropertyList } from '@/components/property-list';
import { Section } from '@/components/section';
import type { ConnectorDetail } from '@/lib/connectors/reads';

export function RolesSection({ connector }: { connector: ConnectorDetail }) {
  const { AccessRole, LoggingRole, ServiceManagedEgressIpAddresses, ConnectorId, Arn } = connector;
  return (
    <>
      <Section
        title="Network"
        description="AWS connects from these addresses: a partner behind a firewall must let them in."
      >
        <PropertyList
          items={[
            {
              name: 'IP addresses of AWS',
              value: (
                <AddressList
                  addresses={ServiceManagedEgressIpAddresses}
                  none="None: it sends through your own network"
                />
              ),
            },
            {
              name: 'Kind of addresses',
              value: connector.IpAddressType === 'DUALSTACK' ? 'IPv6 where possible, else IPv4' : 'IPv4',
            },
          ]}
        />
      </Section>
      <Section title="Roles">
        <PropertyList
          items={[
            { name: 'Role', value: AccessRole, copy: AccessRole, mono: true, wide: true },
            {
              name: 'Logging role',
              value: LoggingRole ?? (
                <span className="text-muted">None: why a transfer failed is not recorded</span>
              ),
              copy: LoggingRole,
              mono: LoggingRole !== undefined,
              wide: true,
            },
          ]}
        />
      </Section>
      <Section title="Identity in AWS">
        <PropertyList
          items={[
            { name: 'Connector id', value: ConnectorId, copy: ConnectorId, mono: true },
            { name: 'ARN', value: Arn, copy: Arn, mono: true },
          ]}
        />
      </Section>
    </>
  );
}
