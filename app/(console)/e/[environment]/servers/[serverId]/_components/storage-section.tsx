'use client';
// Where files are kept and how the protocols treat them.

import dynamic from 'next/dynamic';
import { PropertyList } from '@/components/property-list';
import { Section } from '@/components/section';
import { speaksFtp, takesLogins } from '@/lib/servers/protocol-rules';
import { EditSection, type SectionProps } from './edit-section';

const OptionsForm = dynamic(() => import('./options-form').then((module) => module.OptionsForm));

const resumption = { ENFORCED: 'Demanded', ENABLED: 'Offered', DISABLED: 'Off' };

export function StorageSection({ environmentId, server }: SectionProps) {
  const { SetStatOption, PassiveIp, TlsSessionResumptionMode } = server.ProtocolDetails ?? {};
  // EFS has none of these options, and AS2 alone uses none.
  const hasS3Options = server.Domain !== 'EFS' && takesLogins(server.Protocols);
  const hasFtpOptions = speaksFtp(server.Protocols ?? []);
  const facts = (
    <PropertyList
      items={[
        { name: 'Storage', value: server.Domain === 'EFS' ? 'Amazon EFS' : 'Amazon S3' },
        ...(!hasS3Options
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
        ...(hasFtpOptions ? [{ name: 'Passive IP', value: PassiveIp, mono: true }] : []),
        ...(server.Protocols?.includes('FTPS')
          ? [{ name: 'TLS session resumption', value: resumption[TlsSessionResumptionMode ?? 'ENFORCED'] }]
          : []),
      ]}
    />
  );
  const title = 'Storage and protocol options';
  if (!hasS3Options && !hasFtpOptions) return <Section title={title}>{facts}</Section>;
  return (
    <EditSection title={title} form={OptionsForm} environmentId={environmentId} server={server}>
      {facts}
    </EditSection>
  );
}
