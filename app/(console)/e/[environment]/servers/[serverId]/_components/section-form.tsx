'use client';
// The form of one section: saves through UpdateServer, says so and closes.

import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type DefaultValues, type UseFormReturn, useForm } from 'react-hook-form';
import { Form } from '@/components/form/form';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { useToast } from '@/components/ui/toast';
import { useUpdateServer } from '@/lib/servers/mutations';
import { serverQuery } from '@/lib/servers/queries';
import { serverName } from '@/lib/servers/rules';
import type { SectionForm, UpdateServerForm, UpdateServerValues } from '@/lib/servers/update-schema';

const resolver = lazyZodResolver<UpdateServerForm, UpdateServerValues>(() =>
  import('@/lib/servers/update-schema').then((module) => module.updateServerSchema),
);

type SectionName = UpdateServerForm['section'];
export type SectionFormReturn<Name extends SectionName> = UseFormReturn<
  SectionForm<Name>,
  unknown,
  SectionForm<Name>
>;

export function useSectionForm<Name extends SectionName>(values: SectionForm<Name>): SectionFormReturn<Name> {
  // The union's resolver picks the schema by `section`, so it answers with this section's values.
  return useForm<SectionForm<Name>, unknown, SectionForm<Name>>({
    defaultValues: values as DefaultValues<SectionForm<Name>>,
    resolver: resolver as never,
    mode: 'onTouched',
  });
}

export function SaveForm<Name extends SectionName>({
  form,
  environmentId,
  onDone,
  saved,
  children,
}: {
  form: SectionFormReturn<Name>;
  environmentId: string;
  onDone: () => void;
  /** What the toast says. */
  saved: string;
  children: ReactNode;
}) {
  const toast = useToast();
  const update = useUpdateServer(environmentId);
  const queries = useQueryClient();
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        await update.mutateAsync(values);
        toast.success(saved);
        onDone();
      }}
      submitLabel="Save"
      submitError={update.error?.error}
      cancel={onDone}
      guard={false}
      equivalent={async (values) => {
        const { serverId: id } = form.getValues();
        const present = await queries.ensureQueryData(serverQuery(environmentId, id));
        const { toUpdateServerInput } = await import('@/lib/servers/update-schema');
        const input = toUpdateServerInput(values as unknown as UpdateServerValues, present);
        const name = serverName(present.Tags) ?? 'server';
        return { kind: 'Server', name, source: present, id, change: { operation: 'UpdateServer', input } };
      }}
    >
      {children}
    </Form>
  );
}
