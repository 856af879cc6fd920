'use client';
// Everything of a new user on one page: who, where, and the first key; the rest is folded.

import type { CreateUserCommandInput, Domain } from '@aws-sdk/client-transfer';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { type UseFormReturn, useForm, useWatch } from 'react-hook-form';
import { useCaller } from '@/components/caller';
import { Form } from '@/components/form/form';
import { FormSection } from '@/components/form/form-section';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { TagsField } from '@/components/form/tag-editor';
import { TextField } from '@/components/form/text-field';
import { Skeleton } from '@/components/ui/skeleton';
import { useToast } from '@/components/ui/toast';
import { HomeFields } from '@/components/users/home-fields';
import { PolicyField } from '@/components/users/policy-field';
import { PosixFields } from '@/components/users/posix-fields';
import { plural } from '@/lib/format';
import { reasonAgainst } from '@/lib/permissions';
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

export function NewUserForm({
  environmentId,
  serverId,
  domain,
  cancel,
}: {
  environmentId: string;
  serverId: string;
  domain: Domain;
  cancel: string;
}) {
  const router = useRouter();
  const toast = useToast();
  const { role } = useCaller();
  const create = useCreateUser(environmentId);
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
    },
  });
  const [policy, tags] = useWatch({ control: form.control, name: ['Policy', 'Tags'] });
  // The action checks what was typed by the same schema, so it gets the form's values and not the resolver's output.
  const submit = async () => {
    const values = form.getValues();
    await create.mutateAsync(values);
    toast.success(`User ${values.UserName} created`);
    router.push(userHref(environmentId, serverId, values.UserName) as never);
  };
  return (
    <Form
      form={form}
      onSubmit={submit}
      submitLabel="Create user"
      submitError={create.error?.error}
      submitDisabledReason={reasonAgainst(role, 'CreateUser')}
      cancel={cancel}
      equivalent={(values) => ({ kind: 'User', name: values.UserName ?? 'user', source: values })}
    >
      <TextField
        form={form}
        name="UserName"
        label="User name"
        mono
        autoComplete="off"
        help="3 to 100 letters, digits, _ - . or @. It cannot be changed later."
      />
      <TextField
        form={form}
        name="Role"
        label="Role"
        mono
        autoComplete="off"
        placeholder="arn:aws:iam::111122223333:role/sftp-user"
        help="The IAM role through which the user reaches the files; it must trust transfer.amazonaws.com."
      />
      <HomeFields form={form} domain={domain} />
      {domain === 'EFS' && <PosixFields form={form} />}
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
