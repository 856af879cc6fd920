'use client';
// Where files are kept and how the protocols treat them.

import dynamic from 'next/dynamic';
import { PropertyList } from '@/components/property-list';
import { Section } from '@/components/section';
import { EditSection, type SectionProps } from './edit-section';

const OptionsForm = dynamic(() => import('./options-form').then((module) => module.OptionsForm));

export function StorageSection({ environmentId, server }: SectionProps) {
  const { SetStatOption, PassiveIp, TlsSessionResumptionMode, As2Transports } = server.ProtocolDetails ?? {};
  const speaks = (...protocols: string[]) =>
    server.Protocols?.some((protocol) => protocols.includes(protocol));
  const workflows = [
    ...(server.WorkflowDetails?.OnUpload ?? []),
    ...(server.WorkflowDetails?.OnPartialUpload ?? []),
  ];
  const facts = (
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
              {
                name: 'Times and modes set by clients',
                value: SetStatOption === 'ENABLE_NO_OP' ? 'Ignored' : 'Refused, since S3 has none',
              },
            ]),
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
  );
  const title = 'Storage and protocol options';
  // EFS has none of these options.
  if (server.Domain === 'EFS') return <Section title={title}>{facts}</Section>;
  return (
    <EditSection title={title} form={OptionsForm} environmentId={environmentId} server={server}>
      {facts}
    </EditSection>
  );
}
