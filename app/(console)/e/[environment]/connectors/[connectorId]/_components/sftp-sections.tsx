'use client';
// What an SFTP connector is set to.

import { CopyButton } from '@/components/copy-button';
import { MonoText } from '@/components/identifier';
import { PropertyList } from '@/components/property-list';
import { Section } from '@/components/section';
import { AppLink } from '@/components/ui/app-link';
import type { ConnectorDetail } from '@/lib/connectors/reads';
import { hostKeyFacts } from '@/lib/connectors/sftp-rules';
import { ConnectionSection } from './connection-section';

interface Props {
  environmentId: string;
  connector: ConnectorDetail;
}

export function SftpSections({ environmentId, connector }: Props) {
  const { Url, SftpConfig = {}, EgressConfig, SecurityPolicyName } = connector;
  const { UserSecretId, TrustedHostKeys = [], MaxConcurrentConnections } = SftpConfig;
  const lattice = EgressConfig?.VpcLattice;
  return (
    <>
      <ConnectionSection environmentId={environmentId} connector={connector} />
      <Section title="SFTP server">
        <PropertyList
          items={[
            ...(lattice
              ? [
                  {
                    name: 'Resource configuration of VPC Lattice',
                    value: lattice.ResourceConfigurationArn,
                    copy: lattice.ResourceConfigurationArn,
                    mono: true,
                    wide: true,
                  },
                  { name: 'Port', value: lattice.PortNumber },
                ]
              : [{ name: 'Address', value: Url, copy: Url, mono: true, wide: true }]),
            { name: 'Secret of the login', value: UserSecretId, copy: UserSecretId, mono: true, wide: true },
            { name: 'Connections at once', value: MaxConcurrentConnections },
            {
              name: 'Security policy',
              value: SecurityPolicyName && (
                <AppLink
                  className="link"
                  href={`/e/${environmentId}/security-policies/${SecurityPolicyName}`}
                >
                  {SecurityPolicyName}
                </AppLink>
              ),
            },
            { name: 'Trusted host keys', wide: true, value: <TrustedKeys keys={TrustedHostKeys} /> },
          ]}
        />
      </Section>
    </>
  );
}

function TrustedKeys({ keys }: { keys: readonly string[] }) {
  if (keys.length === 0)
    return <span className="text-muted">None: every transfer fails until there is one</span>;
  return (
    <ul className="flex flex-col gap-1">
      {keys.map((key) => {
        const { typeName, fingerprint, host } = hostKeyFacts(key);
        return (
          <li key={key} className="flex flex-wrap items-center gap-x-2">
            <span>{typeName}</span>
            <span className="inline-flex min-w-0 items-center gap-1">
              <MonoText>{fingerprint}</MonoText>
              <CopyButton value={key} label={`host key ${fingerprint}`} />
            </span>
            {host && <span className="text-muted">given for {host}</span>}
          </li>
        );
      })}
    </ul>
  );
}
