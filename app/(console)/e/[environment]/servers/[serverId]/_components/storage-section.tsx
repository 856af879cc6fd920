'use client';
// Where files are kept and how the protocols treat them.

import { PropertyList } from '@/components/property-list';
import { Section } from '@/components/section';
import type { SectionProps } from './server-overview';

export function StorageSection({ server }: SectionProps) {
  const { SetStatOption, PassiveIp, TlsSessionResumptionMode, As2Transports } = server.ProtocolDetails ?? {};
  const speaks = (...protocols: string[]) =>
    server.Protocols?.some((protocol) => protocols.includes(protocol));
  const workflows = [
    ...(server.WorkflowDetails?.OnUpload ?? []),
    ...(server.WorkflowDetails?.OnPartialUpload ?? []),
  ];
  return (
    <Section title="Storage and protocol options">
      <PropertyList
        items={[
          { name: 'Storage', value: server.Domain === 'EFS' ? 'Amazon EFS' : 'Amazon S3' },
          ...(server.Domain === 'EFS'
            ? []
            : [
                {
                  name: 'Optimised directory listing',
                  value: server.S3StorageOptions?.DirectoryListingOptimization === 'ENABLED' ? 'On' : 'Off',
                },
              ]),
          {
            name: 'Setting attributes after upload',
            value:
              SetStatOption === 'ENABLE_NO_OP' ? 'Accepted and ignored' : 'Refused where S3 cannot do it',
          },
          ...(speaks('FTP', 'FTPS') ? [{ name: 'Passive IP', value: PassiveIp, mono: true }] : []),
          ...(speaks('FTPS') ? [{ name: 'TLS session resumption', value: TlsSessionResumptionMode }] : []),
          ...(speaks('AS2')
            ? [
                { name: 'AS2 transports', value: As2Transports?.join(', ') },
                {
                  name: 'AS2 egress addresses',
                  value: server.As2ServiceManagedEgressIpAddresses?.join(', '),
                  mono: true,
                },
              ]
            : []),
          {
            name: 'Workflows',
            value: workflows.map((workflow) => workflow.WorkflowId).join(', '),
            mono: workflows.length > 0,
          },
        ]}
      />
    </Section>
  );
}
