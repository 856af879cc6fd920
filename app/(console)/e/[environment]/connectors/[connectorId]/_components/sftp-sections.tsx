'use client';
// What an SFTP connector is set to.

import { MonoText } from '@/components/identifier';
import { PropertyList } from '@/components/property-list';
import { Section } from '@/components/section';
import type { ConnectorDetail } from '@/lib/connectors/reads';

export function SftpSections({ connector }: { connector: ConnectorDetail }) {
  const { Url, SftpConfig = {}, EgressConfig, SecurityPolicyName } = connector;
  const { UserSecretId, TrustedHostKeys = [], MaxConcurrentConnections } = SftpConfig;
  const lattice = EgressConfig?.VpcLattice?.ResourceConfigurationArn;
  return (
    <Section title="SFTP server">
      <PropertyList
        items={[
          { name: 'URL', value: Url, copy: Url, mono: true, wide: true },
          ...(lattice
            ? [{ name: 'VPC Lattice resource', value: lattice, copy: lattice, mono: true, wide: true }]
            : []),
          {
            name: 'Secret of the login',
            value: UserSecretId,
            copy: UserSecretId,
            mono: true,
            wide: true,
          },
          { name: 'Connections at once', value: MaxConcurrentConnections },
          { name: 'Security policy', value: SecurityPolicyName },
          {
            name: 'Trusted host keys',
            wide: true,
            value:
              TrustedHostKeys.length > 0 ? (
                <ul className="flex flex-col gap-1">
                  {TrustedHostKeys.map((key) => (
                    <li key={key}>
                      <MonoText>{key}</MonoText>
                    </li>
                  ))}
                </ul>
              ) : (
                <span className="text-muted">None: every transfer fails until there is one</span>
              ),
          },
        ]}
      />
    </Section>
  );
}
