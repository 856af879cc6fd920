'use client';
// The first administrator's name, address and password.

import { useForm } from 'react-hook-form';
import { Form } from '@/components/form/form';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { TextField } from '@/components/form/text-field';
import { useCreateFirstAdministrator } from '@/lib/members/mutations';
import type { SetupValues } from '@/lib/members/schema';
import { AccountFields } from '../../_components/account-fields';

const resolver = lazyZodResolver(() => import('@/lib/members/schema').then((module) => module.setupSchema));

export function SetupForm({ token }: { token: string }) {
  const form = useForm<SetupValues>({
    defaultValues: { token, name: '', email: '', password: '' },
    resolver,
    mode: 'onTouched',
  });
  const create = useCreateFirstAdministrator();
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        await create.mutateAsync(values);
        window.location.assign('/');
      }}
      submitLabel="Create administrator"
      submitError={create.error?.error}
      guard={false}
    >
      <h1 className="text-lg font-semibold">Create the first administrator</h1>
      <AccountFields form={form}>
        <TextField form={form} name="email" label="E-mail address" type="email" autoComplete="username" />
      </AccountFields>
    </Form>
  );
}
