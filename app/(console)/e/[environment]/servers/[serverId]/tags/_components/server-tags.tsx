'use client';
// Edits the tags of a server and sends only what differs.

import type { DescribedServer } from '@aws-sdk/client-transfer';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useCaller } from '@/components/caller';
import { ErrorPanel } from '@/components/error-panel';
import { Form } from '@/components/form/form';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { TagsField } from '@/components/form/tag-editor';
import { PropertyList } from '@/components/property-list';
import { Section } from '@/components/section';
import { Skeleton } from '@/components/ui/skeleton';
import { useToast } from '@/components/ui/toast';
import { reasonAgainst } from '@/lib/permissions';
import { serverQuery } from '@/lib/servers/queries';
import { useSaveServerTags } from '@/lib/tags/mutations';
import { isSystemTag, shownTagChange, tagChange } from '@/lib/tags/rules';
import type { TagsForm, TagsValues } from '@/lib/tags/schema';
import { toTransferError } from '@/lib/transfer/errors';

const resolver = lazyZodResolver<TagsForm, TagsValues>(() =>
  import('@/lib/tags/schema').then((module) => module.tagsFormSchema),
);

export function ServerTags({ environmentId, serverId }: { environmentId: string; serverId: string }) {
  const { data, error, refetch } = useQuery(serverQuery(environmentId, serverId));
  const [saves, setSaves] = useState(0);
  if (error && !data) return <ErrorPanel error={toTransferError(error)} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-40" />;
  const system = (data.Tags ?? []).filter(isSystemTag);
  return (
    <>
      <TagsEditor
        key={saves}
        environmentId={environmentId}
        serverId={serverId}
        server={data}
        onSaved={async () => {
          await refetch();
          setSaves((count) => count + 1);
        }}
      />
      {system.length > 0 && (
        <div className="mt-6">
          <Section title="Kept by AWS" description="Tags that begin with aws: cannot be changed here.">
            <PropertyList
              items={system.map((tag) => ({ name: tag.Key ?? '', value: tag.Value, mono: true }))}
            />
          </Section>
        </div>
      )}
    </>
  );
}

function TagsEditor({
  environmentId,
  serverId,
  server,
  onSaved,
}: {
  environmentId: string;
  serverId: string;
  server: DescribedServer;
  onSaved: () => Promise<void>;
}) {
  const { role } = useCaller();
  const toast = useToast();
  // What the form began with, so that the change is against what its user saw.
  const [before] = useState(server.Tags ?? []);
  const form = useForm<TagsForm, unknown, TagsValues>({
    defaultValues: {
      tags: before
        .filter((tag) => !isSystemTag(tag))
        .map((tag) => ({ Key: tag.Key ?? '', Value: tag.Value ?? '' })),
    },
    resolver,
    mode: 'onTouched',
  });
  const save = useSaveServerTags(environmentId);
  return (
    <Form
      form={form}
      onSubmit={async ({ tags }) => {
        const change = tagChange(before, tags);
        if (change.set.length + change.remove.length > 0) {
          await save.mutateAsync({ serverId, arn: server.Arn ?? '', ...change });
        }
        toast.success('Tags saved');
        await onSaved();
      }}
      submitLabel="Save tags"
      submitError={save.error?.error}
      submitDisabledReason={reasonAgainst(role, 'TagResource')}
      equivalent={({ tags }) => shownTagChange(server.Arn ?? '', tagChange(before, tags))}
    >
      <TagsField
        form={form}
        name="tags"
        optional={false}
        help="Keys are case sensitive. The tag Name is what lists call this server."
        keySuggestions={['Name']}
      />
    </Form>
  );
}
