'use client';
/** Tags many rows: adds, takes away by key, or replaces all; only `selection-actions.tsx` imports it, lazily. */
import { useForm, useWatch } from 'react-hook-form';
import { useTagMany } from '@/lib/bulk/mutations';
import { counted } from '@/lib/bulk/rules';
import type { TagManyForm, TagManyFormValues } from '@/lib/bulk/schema';
import { Form } from '../form/form';
import { lazyZodResolver } from '../form/lazy-resolver';
import { RadioCardsField } from '../form/radio-cards-field';
import { TagsField } from '../form/tag-editor';
import { TextField } from '../form/text-field';
import { Dialog } from '../ui/dialog';
import { Names } from './names';
import type { Selection } from './selection-actions';
import { useFollowRun } from './use-follow-run';

const resolver = lazyZodResolver<TagManyFormValues, TagManyForm>(() =>
  import('@/lib/bulk/schema').then((module) => module.tagManyFormSchema),
);

const modes = [
  { value: 'set', label: 'Set tags', help: 'A key that is there gets the new value; other tags stay.' },
  { value: 'remove', label: 'Remove tags', help: 'By their keys; other tags stay.' },
  {
    value: 'replace',
    label: 'Replace all',
    help: 'These tags and no others. Tags of AWS itself and host names of servers stay.',
  },
];

export function TagDialog({
  environmentId,
  kind,
  serverId,
  rows,
  onClose,
}: Selection & { onClose: () => void }) {
  const run = useTagMany(environmentId);
  const follow = useFollowRun(environmentId);
  const form = useForm<TagManyFormValues, unknown, TagManyForm>({
    defaultValues: { Mode: 'set', Tags: [{ Key: '', Value: '' }], Keys: '' },
    resolver,
  });
  const mode = useWatch({ control: form.control, name: 'Mode' });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Tag ${counted(kind, rows.length)}`}
      busy={run.isPending}
      size="lg"
    >
      <Form
        form={form}
        onSubmit={async (change) =>
          follow(
            await run.mutateAsync({
              Kind: kind,
              ...(serverId && { ServerId: serverId }),
              Items: rows.map(({ id, name }) =>
                name === id ? { Id: id } : { Id: id, Name: name.slice(0, 300) },
              ),
              ...change,
            }),
          )
        }
        submitLabel="Change tags"
        submitError={run.error?.error}
        cancel={onClose}
        guard={false}
      >
        <RadioCardsField form={form} name="Mode" label="What to do" options={modes} columns={3} />
        {mode === 'remove' ? (
          <TextField form={form} name="Keys" label="Keys" help="Several are separated by commas." />
        ) : (
          <TagsField form={form} name="Tags" optional={mode === 'replace'} />
        )}
        <Names names={rows.map(({ name }) => name)} />
      </Form>
    </Dialog>
  );
}
