'use client';
// An import from the file to its start: what is to be read, what the check says of each row, and the choice for users that differ.

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { type UseFormReturn, useController, useForm, useWatch } from 'react-hook-form';
import { useCaller } from '@/components/caller';
import { EmptyState } from '@/components/empty-state';
import { FileDrop } from '@/components/form/file-drop';
import { Form } from '@/components/form/form';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { RadioCardsField } from '@/components/form/radio-cards-field';
import { TextField } from '@/components/form/text-field';
import { UnsavedGuard } from '@/components/form/unsaved-guard';
import { PageHeader } from '@/components/page-header';
import { LinkButton } from '@/components/ui/link-button';
import { count } from '@/lib/format';
import { reasonAgainst } from '@/lib/permissions';
import { serverQuery } from '@/lib/servers/queries';
import { identityProviderName, serverName } from '@/lib/servers/rules';
import { useCheckImport, useStartImport } from '@/lib/user-imports/mutations';
import { HEADER, MAX_BYTES, MAX_ROWS } from '@/lib/user-imports/rules';
import type { CheckImport, CheckImportValues } from '@/lib/user-imports/schema';

/** Brings the table along, which only an answer needs. */
const CheckResult = dynamic(() => import('./check-result').then((module) => module.CheckResult), {
  ssr: false,
});

type Shape = UseFormReturn<CheckImportValues, unknown, CheckImport>;

const resolver = lazyZodResolver<CheckImportValues, CheckImport>(() =>
  import('@/lib/user-imports/schema').then((module) => module.checkImportSchema),
);

export function ImportUsers({ environmentId, serverId }: { environmentId: string; serverId: string }) {
  const { data: server } = useQuery(serverQuery(environmentId, serverId));
  const list = `/e/${environmentId}/servers`;
  const users = `${list}/${serverId}/users`;
  const provider = server?.IdentityProviderType ?? 'SERVICE_MANAGED';
  return (
    <>
      <PageHeader
        title="Import users and keys"
        crumbs={[
          { label: 'Servers', href: list },
          { label: serverName(server?.Tags) ?? serverId, href: `${list}/${serverId}` },
          { label: 'Users', href: users },
        ]}
      />
      {provider === 'SERVICE_MANAGED' ? (
        <ImportForm
          environmentId={environmentId}
          serverId={serverId}
          isEfs={server?.Domain === 'EFS'}
          cancel={users}
        />
      ) : (
        <EmptyState
          title="The users of this server live elsewhere"
          action={<LinkButton href={users}>Back</LinkButton>}
        >
          Its identity provider is {identityProviderName(provider)}; create users there.
        </EmptyState>
      )}
    </>
  );
}

function ImportForm({
  environmentId,
  serverId,
  isEfs,
  cancel,
}: {
  environmentId: string;
  serverId: string;
  isEfs: boolean;
  cancel: string;
}) {
  const { role } = useCaller();
  const check = useCheckImport(environmentId);
  const start = useStartImport(environmentId);
  const form: Shape = useForm<CheckImportValues, unknown, CheckImport>({
    resolver,
    mode: 'onSubmit',
    defaultValues: { ServerId: serverId, text: '', layout: 'folder', Role: '' },
  });
  const values = useWatch({ control: form.control });
  const checked = check.variables;
  const isCurrent =
    checked?.text === values.text && checked?.layout === values.layout && checked?.Role === values.Role;
  return (
    <>
      <Form
        form={form}
        onSubmit={() => check.mutateAsync(form.getValues())}
        submitLabel="Check"
        submitError={check.error?.error}
        submitDisabledReason={reasonAgainst(role, 'CreateUser')}
        cancel={cancel}
        guard={false}
      >
        <FileField form={form} isEfs={isEfs} />
        <RadioCardsField
          form={form}
          name="layout"
          label="Home directories"
          options={[
            {
              value: 'folder',
              label: 'Restricted',
              help: 'home_dir is the bucket and folder that the user sees as “/”.',
            },
            {
              value: 'path',
              label: 'Real paths',
              help: 'home_dir is where the user begins; the role says what else it reaches.',
            },
          ]}
        />
        <TextField
          form={form}
          name="Role"
          label="Role for rows without one"
          optional
          mono
          autoComplete="off"
          placeholder="arn:aws:iam::111122223333:role/sftp-user"
        />
      </Form>
      {check.data && checked && (
        <CheckResult
          environmentId={environmentId}
          checked={check.data}
          input={checked}
          start={start}
          isCurrent={isCurrent}
        />
      )}
      <UnsavedGuard active={values.text !== '' && !start.isPending && !start.isSuccess} />
    </>
  );
}

function FileField({ form, isEfs }: { form: Shape; isEfs: boolean }) {
  const { field, fieldState } = useController({ control: form.control, name: 'text' });
  const header = isEfs ? `${HEADER},uid,gid` : HEADER;
  return (
    <FileDrop
      name="text"
      label="Rows"
      value={field.value}
      onChange={field.onChange}
      accept=".csv,.tsv,.txt,text/csv,text/plain"
      rows={9}
      maxBytes={MAX_BYTES}
      placeholder={`${header}\nalice,/bucket/alice,ssh-ed25519 AAAA… alice@laptop,arn:aws:iam::111122223333:role/sftp-user`}
      help={
        <>
          CSV whose first line is <span className="font-mono">{header}</span>. Further rows of the same user
          add keys. At most {count(MAX_ROWS)} rows and {MAX_BYTES / 1_000_000} MB.
        </>
      }
      error={fieldState.error?.message}
    />
  );
}
