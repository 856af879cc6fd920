'use client';

// The forms behind the sections of a user; loaded when a section is first edited.

import type { ReactNode } from 'react';
import {
  type DefaultValues,
  type FieldValues,
  type Resolver,
  type UseFormReturn,
  useForm,
} from 'react-hook-form';
import { Form } from '@/components/form/form';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { TagsField } from '@/components/form/tag-editor';
import { UsedValueField } from '@/components/search-index/used-value-field';
import { useToast } from '@/components/ui/toast';
import { HomeFields } from '@/components/users/home-fields';
import { PolicyField } from '@/components/users/policy-field';
import { PosixFields } from '@/components/users/posix-fields';
import { filledIn, shownTagChange, tagChange } from '@/lib/tags/rules';
import { toMappings } from '@/lib/users/mappings';
import { useSetUserTags, useUpdateUser } from '@/lib/users/mutations';
import type { UserDetail } from '@/lib/users/reads';
import { homeLayoutOf, shownUser } from '@/lib/users/rules';
import type {
  HomeSectionValues,
  PolicySectionValues,
  PosixSectionValues,
  RoleSectionValues,
  UpdateUserValues,
  UserTagsValues,
} from '@/lib/users/schema';

export interface SectionFormProps {
  environmentId: string;
  user: UserDetail;
  onDone: () => void;
}

const schemas = () => import('@/lib/users/schema');
const roleResolver = lazyZodResolver(() => schemas().then((module) => module.roleSectionSchema));
const homeResolver = lazyZodResolver(() => schemas().then((module) => module.homeSectionSchema));
const policyResolver = lazyZodResolver(() => schemas().then((module) => module.policySectionSchema));
const posixResolver = lazyZodResolver(() => schemas().then((module) => module.posixSectionSchema));
const tagsResolver = lazyZodResolver(() => schemas().then((module) => module.userTagsSchema));

/** One section as a form: saves by UpdateUser, says so and closes. */
function UpdateForm<Values extends UpdateUserValues & FieldValues>({
  environmentId,
  user,
  onDone,
  saved,
  resolver,
  values,
  children,
}: SectionFormProps & {
  saved: string;
  resolver: Resolver<Values, unknown, FieldValues>;
  values: Values;
  children: (form: UseFormReturn<Values, unknown, FieldValues>) => ReactNode;
}) {
  const toast = useToast();
  const update = useUpdateUser(environmentId);
  const form = useForm<Values, unknown, FieldValues>({
    resolver,
    mode: 'onTouched',
    defaultValues: values as DefaultValues<Values>,
  });
  return (
    <Form
      form={form}
      onSubmit={async () => {
        await update.mutateAsync(form.getValues());
        toast.success(saved);
        onDone();
      }}
      submitLabel="Save"
      submitError={update.error?.error}
      cancel={onDone}
      equivalent={(input) => ({ ...shownUser(user), change: { operation: 'UpdateUser', input } })}
    >
      {children(form)}
    </Form>
  );
}

const reference = ({ ServerId, UserName }: UserDetail) => ({ ServerId, UserName });

function mappingsOf(user: UserDetail): HomeSectionValues['HomeDirectoryMappings'] {
  const rows = toMappings(user.HomeDirectoryMappings);
  return rows.length > 0 ? rows : [{ Entry: '/', Target: '', Type: 'DIRECTORY' }];
}

export function RoleForm({ user, ...rest }: SectionFormProps) {
  const values: RoleSectionValues = { section: 'role', ...reference(user), Role: user.Role ?? '' };
  return (
    <UpdateForm {...rest} user={user} saved="Role saved" resolver={roleResolver} values={values}>
      {(form) => (
        <UsedValueField
          form={form}
          name="Role"
          kind="role"
          usedBy="user"
          label="Role"
          mono
          help="The IAM role through which the user reaches the files; it must trust transfer.amazonaws.com."
        />
      )}
    </UpdateForm>
  );
}

export function HomeForm({ user, domain, ...rest }: SectionFormProps & { domain: 'S3' | 'EFS' }) {
  const values: HomeSectionValues = {
    section: 'home',
    ...reference(user),
    layout: homeLayoutOf(user),
    HomeDirectory: user.HomeDirectory ?? '',
    HomeDirectoryMappings: mappingsOf(user),
  };
  return (
    <UpdateForm {...rest} user={user} saved="Home directory saved" resolver={homeResolver} values={values}>
      {(form) => <HomeFields form={form} domain={domain} />}
    </UpdateForm>
  );
}

export function PolicyForm({ user, ...rest }: SectionFormProps) {
  const values: PolicySectionValues = {
    section: 'policy',
    ...reference(user),
    layout: homeLayoutOf(user),
    Policy: user.Policy ?? '',
  };
  return (
    <UpdateForm {...rest} user={user} saved="Session policy saved" resolver={policyResolver} values={values}>
      {(form) => <PolicyField form={form} target={user.HomeDirectoryMappings?.[0]?.Target} />}
    </UpdateForm>
  );
}

export function PosixForm({ user, ...rest }: SectionFormProps) {
  const { Uid, Gid, SecondaryGids = [] } = user.PosixProfile ?? {};
  const values: PosixSectionValues = {
    section: 'posix',
    ...reference(user),
    PosixProfile: { Uid, Gid, SecondaryGids: SecondaryGids.join(', ') },
  };
  return (
    <UpdateForm {...rest} user={user} saved="POSIX profile saved" resolver={posixResolver} values={values}>
      {(form) => <PosixFields form={form} />}
    </UpdateForm>
  );
}

export function TagsForm({ environmentId, user, onDone }: SectionFormProps) {
  const toast = useToast();
  const save = useSetUserTags(environmentId);
  const own = user.Tags?.filter(({ Key }) => !Key?.startsWith('aws:')) ?? [];
  const form = useForm<UserTagsValues, unknown, FieldValues>({
    resolver: tagsResolver,
    defaultValues: {
      ...reference(user),
      Tags: own.map(({ Key = '', Value = '' }) => ({ Key, Value })),
    },
  });
  return (
    <Form
      form={form}
      onSubmit={async () => {
        await save.mutateAsync(form.getValues());
        toast.success('Tags saved');
        onDone();
      }}
      submitLabel="Save"
      submitError={save.error?.error}
      cancel={onDone}
      equivalent={() =>
        shownTagChange(user.Arn ?? '', tagChange(user.Tags ?? [], filledIn(form.getValues().Tags)))
      }
    >
      <TagsField form={form} name="Tags" optional={false} />
    </Form>
  );
}
