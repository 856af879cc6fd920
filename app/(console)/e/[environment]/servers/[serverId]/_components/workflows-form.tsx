'use client';
// Attaches workflows to the server, and takes them off.

import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { Callout } from '@/components/callout';
import { ErrorPanel } from '@/components/error-panel';
import { SelectField } from '@/components/form/select-field';
import { UsedValueField } from '@/components/search-index/used-value-field';
import { toTransferError } from '@/lib/transfer/errors';
import { workflowsQuery } from '@/lib/workflows/queries';
import type { Trigger } from '@/lib/workflows/rules';
import type { EditFormProps } from './edit-section';
import { SaveForm, type SectionFormReturn, useSectionForm } from './section-form';

export function WorkflowsForm({ environmentId, server, onDone }: EditFormProps) {
  const { OnUpload: [whole] = [], OnPartialUpload: [partial] = [] } = server.WorkflowDetails ?? {};
  const { data, error, refetch } = useQuery(workflowsQuery(environmentId));
  const form = useSectionForm<'workflows'>({
    section: 'workflows',
    serverId: server.ServerId,
    OnUpload: { WorkflowId: whole?.WorkflowId ?? '', ExecutionRole: whole?.ExecutionRole ?? '' },
    OnPartialUpload: { WorkflowId: partial?.WorkflowId ?? '', ExecutionRole: partial?.ExecutionRole ?? '' },
  });
  if (error && !data) return <ErrorPanel error={toTransferError(error)} onRetry={() => void refetch()} />;
  const known = data ?? [];
  // What is attached stays in the list while the others are on their way.
  const present = [whole?.WorkflowId, partial?.WorkflowId].filter(
    (id) => id && !known.some(({ WorkflowId }) => WorkflowId === id),
  );
  const options = [
    { value: '', label: 'None' },
    ...present.map((id = '') => ({ value: id, label: id })),
    ...known.map(({ WorkflowId, Description }) => ({
      value: WorkflowId,
      label: Description ? `${Description} (${WorkflowId})` : WorkflowId,
    })),
  ];
  return (
    <SaveForm form={form} environmentId={environmentId} onDone={onDone} saved="Workflows saved">
      <Attached form={form} name="OnUpload" label="On a whole upload" options={options} />
      <Attached form={form} name="OnPartialUpload" label="On an upload that broke off" options={options} />
      <Callout>
        AWS may take up to ten minutes to apply this, and sessions that are open keep what they began with.
        Messages over AS2 run no workflows.
      </Callout>
    </SaveForm>
  );
}

function Attached({
  form,
  name,
  label,
  options,
}: {
  form: SectionFormReturn<'workflows'>;
  name: Trigger;
  label: string;
  options: readonly { value: string; label: string }[];
}) {
  const chosen = useWatch({ control: form.control, name: `${name}.WorkflowId` });
  return (
    <>
      <SelectField form={form} name={`${name}.WorkflowId`} label={label} options={options} />
      {chosen && (
        <UsedValueField
          form={form}
          name={`${name}.ExecutionRole`}
          kind="role"
          usedBy="server-workflow"
          label={name === 'OnUpload' ? 'Role for whole uploads' : 'Role for uploads that broke off'}
          mono
          placeholder="arn:aws:iam::111122223333:role/transfer-workflow"
          help="The steps run with it; it trusts transfer.amazonaws.com."
        />
      )}
    </>
  );
}
