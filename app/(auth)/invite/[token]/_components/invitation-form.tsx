'use client';
// The invited person's name and password.

import { useForm } from 'react-hook-form';
import { Form } from '@/components/form/form';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { useAcceptInvitation } from '@/lib/members/mutations';
import type { AcceptInvitationValues } from '@/lib/members/schema';
import { type Role, roleDescriptions } from '@/lib/permissions';
import { AccountFields } from '../../../_components/account-fields';

const resolver = lazyZodResolver(() =>
  import('@/lib/members/schema').then((module) => module.acceptInvitationSchema),
);

export function InvitationForm({ token, email, role }: { token: string; email: string; role: Role }) {
  const form = useForm<AcceptInvitationValues>({
    defaultValues: { token, name: '', password: '' },
    resolver,
    mode: 'onTouched',
  });
  const accept = useAcceptInvitation();
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        await accept.mutateAsync(values);
        window.location.assign('/');
      }}
      submitLabel="Join"
      submitError={accept.error?.error}
      guard={false}
    >
      <div>
        <h1 className="text-lg font-semibold">Join Transfer Console</h1>
        <p className="mt-1 text-muted">
          As {email}, {role}: {roleDescriptions[role].toLowerCase()}.
        </p>
      </div>
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <AccountFields form={form} />
    </Form>
  );
}
