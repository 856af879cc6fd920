'use client';
// Changes how the protocols treat S3 and make their data connections.

import { FtpOptions } from '@/components/servers/ftp-options';
import { StorageOptions } from '@/components/servers/storage-options';
import { speaksFtp } from '@/lib/servers/protocol-rules';
import type { EditFormProps } from './edit-section';
import { SaveForm, useSectionForm } from './section-form';

export function OptionsForm({ environmentId, server, onDone }: EditFormProps) {
  const { SetStatOption, PassiveIp, TlsSessionResumptionMode } = server.ProtocolDetails ?? {};
  const form = useSectionForm<'options'>({
    section: 'options',
    serverId: server.ServerId,
    SetStatOption: SetStatOption ?? 'DEFAULT',
    PassiveIp: PassiveIp === 'AUTO' ? '' : (PassiveIp ?? ''),
    TlsSessionResumptionMode: TlsSessionResumptionMode ?? 'ENFORCED',
    OptimiseListing: server.S3StorageOptions?.DirectoryListingOptimization === 'ENABLED',
  });
  const protocols = server.Protocols ?? [];
  return (
    <SaveForm form={form} environmentId={environmentId} onDone={onDone} saved="Options saved">
      {server.Domain !== 'EFS' && <StorageOptions form={form} />}
      {speaksFtp(protocols) && <FtpOptions form={form} protocols={protocols} />}
    </SaveForm>
  );
}
