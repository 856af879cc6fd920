'use client';
// Changes how the protocols treat S3.

import { StorageOptions } from '@/components/servers/storage-options';
import type { EditFormProps } from './edit-section';
import { SaveForm, useSectionForm } from './section-form';

export function OptionsForm({ environmentId, server, onDone }: EditFormProps) {
  const form = useSectionForm<'options'>({
    section: 'options',
    serverId: server.ServerId,
    SetStatOption: server.ProtocolDetails?.SetStatOption ?? 'DEFAULT',
    OptimiseListing: server.S3StorageOptions?.DirectoryListingOptimization === 'ENABLED',
  });
  return (
    <SaveForm form={form} environmentId={environmentId} onDone={onDone} saved="Options saved">
      <StorageOptions form={form} />
    </SaveForm>
  );
}
