'use client';

// Everything of a new user on one page: who, where, and the first key; the rest is folded.

import type { CreateUserCommandInput, Domain } from '@aws-sdk/client-transfer';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { type UseFormReturn, useForm, useWatch } from 'react-hook-form';
import { useCaller } from '@/components/caller';
import { FieldGroup } from '@/components/form/field';
import { Form } from '@/components/form/form';
import { FormSection } from '@/components/form/form-section';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { TagsField } from '@/components/form/tag-editor';
import { TextField } from '@/components/form/text-field';
import { UsedValueField } from '@/components/search-index/used-value-field';
import { Checkbox } from '@/components/ui/checkbox';
import { Skeleton } from '@/components/ui/skeleton';
import { useToast } from '@/components/ui/toast';
import { HomeFields } from '@/components/users/home-fields';
import { PolicyField } from '@/components/users/policy-field';
import { PosixFields } from '@/components/users/posix-fields';
import { plural } from '@/lib/format';
import { reasonAgainst } from '@/lib/permissions';
import { useImportSshPublicKey } from '@/lib/ssh-keys/mutations';
import { toTransferError } from '@/lib/transfer/errors';
import type { UserClone } from '@/lib/users/clone-rules';
import { useCreateUser } from '@/lib/users/mutations';
import { userHref } from '@/lib/users/rules';
import type { CreateUserValues } from '@/lib/users/schema';

export type NewUserFormShape = UseFormReturn<CreateUserValues, unknown, CreateUserCommandInput>;

/** Brings the parser of keys along, so it follows the page. */
const FirstKey = dynamic(() => import('./first-key').then((module) => module.FirstKey), {
  ssr: false,
  loading: () => (
    <div className="h-56">
      <Skeleton className="w-40" />
    </div>
  ),
});

const resolver = lazyZodResolver<CreateUserValues, CreateUserCommandInput>(() =>
  import('@/lib/users/schema').then((module) => module.createUserSchema),
);

/** The key that was typed first, then those that are carried over, each once. */
function keyLines(typed: string, carried: readonly { body: string }[]): string[] {
  const lines = [typed.trim(), ...carried.map(({ body }) => body)].filter(Boolean);
  return [...new Map(lines.map((line) => [line.split(' ')[1] ?? line, line])).values()];
}

function toggled(set: ReadonlySet<string>, item: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(set);
  if (isIn) next.add(item);
  else next.delete(item);
  return next;
}

export function NewUserForm({
  environmentId,
  serverId,
  domain,
  cancel,
  clone,
}: {
  environmentId: string;
  serverId: string;
  domain: Domain;
  cancel: string;
  clone?: UserClone | undefined;
}) {
  const router = useRouter();
  const toast = useToast();
  const { role } = useCaller();
  const create = useCreateUser(environmentId);
  const further = useImportSshPublicKey(environmentId);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const chosen = clone?.keys.filter(({ fingerprint }) => !left.has(fingerprint)) ?? [];
  const form = useForm<CreateUserValues, unknown, CreateUserCommandInput>({
    resolver,
    mode: 'onTouched',
    defaultValues: {
      ServerId: serverId,
      Domain: domain,
      UserName: '',
      Role: '',
      layout: 'folder',
      HomeDirectory: '',
      HomeDirectoryMappings: [{ Entry: '/', Target: '', Type: 'DIRECTORY' }],
      Policy: '',
      PosixProfile: { SecondaryGids: '' },
      SshPublicKeyBody: '',
      Tags: [],
      ...clone?.values,
    },
  });
  const [policy, tags] = useWatch({ control: form.control, name: ['Policy', 'Tags'] });
  // The action checks what was typed by the same schema, so it gets the form's values and not the resolver's output.
  const submit = async () => {
    const typed = form.getValues();
    const [first = '', ...others] = keyLines(typed.SshPublicKeyBody, chosen);
    const values = { ...typed, SshPublicKeyBody: first };
    await create.mutateAsync(values);
    const { ServerId, UserName } = values;
    toast.success(`User ${UserName} created`);
    try {
      for (const SshPublicKeyBody of others)
        await further.mutateAsync({ ServerId, UserName, SshPublicKeyBody });
    } catch (error) {
      toast.error('Not all SSH keys were added', { description: toTransferError(error).message });
    }
    router.push(userHref(environmentId, ServerId, UserName) as never);
  };
  return (
    <Form
      form={form}
      onSubmit={submit}
      submitLabel="Create user"
      submitError={create.error?.error}
      submitDisabledReason={reasonAgainst(role, 'CreateUser')}
      cancel={cancel}
      equivalent={(values) => {
        const [first] = keyLines(values.SshPublicKeyBody ?? '', chosen);
        const source = { ...values, ...(first && { SshPublicKeyBody: first }) };
        return { kind: 'User', name: values.UserName ?? 'user', source };
      }}
    >
      <TextField
        form={form}
        name="UserName"
        label="User name"
        mono
        autoComplete="off"
        help="3 to 100 letters, digits, _ - . or @. It cannot be changed later."
      />
      <UsedValueField
        form={form}
        name="Role"
        kind="role"
        usedBy="user"
        label="Role"
        mono
        autoComplete="off"
        placeholder="arn:aws:iam::111122223333:role/sftp-user"
        help="The IAM role through which the user reaches the files; it must trust transfer.amazonaws.com."
      />
      <HomeFields form={form} domain={domain} />
      {domain === 'EFS' && <PosixFields form={form} />}
      {clone && clone.keys.length > 0 && (
        <FieldGroup
          name="carriedKeys"
          label="SSH keys of the original"
          help="Whoever holds the private half of one can sign in as the new user too."
        >
          <div className="flex flex-col gap-1.5">
            {clone.keys.map(({ fingerprint, comment }) => (
              <Checkbox
                key={fingerprint}
                label={
                  <>
                    {comment && `${comment} `}
                    <span className="font-mono text-table break-all">{fingerprint}</span>
                  </>
                }
                checked={!left.has(fingerprint)}
                onChange={({ target }) => setLeft(toggled(left, fingerprint, !target.checked))}
              />
            ))}
          </div>
        </FieldGroup>
      )}
      <FirstKey form={form} environmentId={environmentId} serverId={serverId} />
      {domain === 'S3' && (
        <FormSection title="Session policy" summary={policy.trim() ? 'Set' : 'None'} folded>
          <PolicyField form={form} />
        </FormSection>
      )}
      <FormSection title="Tags" summary={tags.length > 0 ? plural(tags.length, 'tag') : 'None'} folded>
        <TagsField form={form} name="Tags" />
      </FormSection>
    </Form>
  );
}
