'use client';
// Imports a host key, and changes the description of one.

import { useController, useForm, useWatch } from 'react-hook-form';
import { Callout } from '@/components/callout';
import { Form } from '@/components/form/form';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { TextField } from '@/components/form/text-field';
import { HostKeyInput } from '@/components/servers/host-key-input';
import { useToast } from '@/components/ui/toast';
import { useImportHostKey, useUpdateHostKey } from '@/lib/host-keys/mutations';
import { parseHostKey } from '@/lib/host-keys/private-key-rules';
import { type HostKeyRow, importConsequence } from '@/lib/host-keys/rules';
import type { ImportHostKeyForm as Values } from '@/lib/host-keys/schema';

const importResolver = lazyZodResolver(() =>
  import('@/lib/host-keys/schema').then((module) => module.importHostKeySchema),
);
const describeResolver = lazyZodResolver(() =>
  import('@/lib/host-keys/schema').then((module) => module.updateHostKeySchema),
);

interface Props {
  environmentId: string;
  serverId: string;
  hostKeys: readonly HostKeyRow[];
  onDone: () => void;
}

export function ImportHostKeyForm({ environmentId, serverId, hostKeys, onDone }: Props) {
  const toast = useToast();
  const form = useForm<Values>({
    defaultValues: { serverId, HostKeyBody: '', Description: '' },
    resolver: importResolver,
    mode: 'onTouched',
  });
  const { field, fieldState } = useController({ control: form.control, name: 'HostKeyBody' });
  const body = useWatch({ control: form.control, name: 'HostKeyBody' });
  const parsed = body.trim() ? parseHostKey(body) : undefined;
  const type = parsed && 'facts' in parsed ? parsed.facts.type : undefined;
  const save = useImportHostKey(environmentId);
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        await save.mutateAsync(values);
        toast.success('Host key imported');
        onDone();
      }}
      submitLabel="Import host key"
      submitError={save.error?.error}
      cancel={onDone}
      guard={false}
      equivalent={({ HostKeyBody, Description }) => ({
        kind: 'HostKey',
        name: 'host key',
        source: { ServerId: serverId, HostKeyBody, Description },
      })}
    >
      <HostKeyInput
        name="HostKeyBody"
        value={field.value}
        onChange={field.onChange}
        error={fieldState.error?.message}
      />
      {type && <Callout>{importConsequence(hostKeys, type)}</Callout>}
      <TextField
        form={form}
        name="Description"
        label="Description"
        optional
        help="Such as: from the old server, 2026"
      />
    </Form>
  );
}

export function DescribeHostKeyForm({
  environmentId,
  serverId,
  hostKey,
  onDone,
}: Props & { hostKey: HostKeyRow }) {
  const toast = useToast();
  const form = useForm({
    defaultValues: { serverId, hostKeyId: hostKey.HostKeyId ?? '', Description: hostKey.Description ?? '' },
    resolver: describeResolver,
    mode: 'onTouched',
  });
  const save = useUpdateHostKey(environmentId);
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        await save.mutateAsync(values);
        toast.success('Description saved');
        onDone();
      }}
      submitLabel="Save"
      submitError={save.error?.error}
      cancel={onDone}
      guard={false}
    >
      <TextField form={form} name="Description" label="Description" optional />
    </Form>
  );
}
