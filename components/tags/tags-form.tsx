'use client';
/** The form inside `TagsSection`. */
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useSaveTags } from '@/lib/tags/mutations';
import { isSystemTag, shownTagChange, tagChange } from '@/lib/tags/rules';
import type { TagsForm as FormValues, TagsValues } from '@/lib/tags/schema';
import { Form } from '../form/form';
import { lazyZodResolver } from '../form/lazy-resolver';
import { TagsField } from '../form/tag-editor';
import { useToast } from '../ui/toast';
import type { TagsSectionProps } from './tags-section';

const resolver = lazyZodResolver<FormValues, TagsValues>(() =>
  import('@/lib/tags/schema').then((module) => module.tagsFormSchema),
);

export function TagsForm({
  environmentId,
  arn,
  kind = 'as2',
  tags = [],
  stale,
  onDone,
}: TagsSectionProps & { onDone: () => void }) {
  const toast = useToast();
  // What the form began with, so that the change is against what its user saw.
  const [before] = useState(tags);
  const save = useSaveTags(kind, environmentId, stale);
  const form = useForm<FormValues, unknown, TagsValues>({
    defaultValues: {
      tags: before.filter((tag) => !isSystemTag(tag)).map(({ Key = '', Value = '' }) => ({ Key, Value })),
    },
    resolver,
    mode: 'onTouched',
  });
  return (
    <Form
      form={form}
      onSubmit={async ({ tags: after }) => {
        const change = tagChange(before, after);
        if (change.set.length + change.remove.length > 0) await save.mutateAsync({ arn, ...change });
        toast.success('Tags saved');
        onDone();
      }}
      submitLabel="Save tags"
      submitError={save.error?.error}
      cancel={onDone}
      equivalent={({ tags: after }) => shownTagChange(arn, tagChange(before, after))}
    >
      <TagsField form={form} name="tags" optional={false} keySuggestions={['Name']} />
    </Form>
  );
}
