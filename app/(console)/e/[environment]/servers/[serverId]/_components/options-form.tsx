'use client';
// Changes how the protocols treat S3.

import { CheckboxField } from '@/components/form/checkbox-field';
import { RadioCardsField } from '@/components/form/radio-cards-field';
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
      <CheckboxField
        form={form}
        name="OptimiseListing"
        label="Optimised directory listing"
        help="Lists large folders much faster. Mappings whose target is a file must then say so."
      />
      <RadioCardsField
        form={form}
        name="SetStatOption"
        label="When a client sets times or modes of a file"
        options={[
          {
            value: 'DEFAULT',
            label: 'Refuse',
            help: 'The client sees an error, since S3 has no such attributes.',
          },
          {
            value: 'ENABLE_NO_OP',
            label: 'Ignore',
            help: 'The client sees success; WinSCP needs this by default.',
          },
        ]}
      />
    </SaveForm>
  );
}
