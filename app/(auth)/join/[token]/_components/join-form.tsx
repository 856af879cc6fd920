'use client';
// A contact's name and password.

import { useForm } from 'react-hook-form';
import { Form } from '@/components/form/form';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { useAcceptContactInvitation } from '@/lib/partners/mutations';
import type { AcceptContactValues } from '@/lib/partners/schema';
import { AccountFields } from '../../../_components/account-fields';

const resolver = lazyZodResolver(() =>
  import('@/lib/partners/schema').then((module) => module.acceptContactSchema),
);

interface JoinFormProps {
  token: string;
  name: string;
  email: string;
  partnerName: string;
}

export function JoinForm({ token, name, email, partnerName }: JoinFormProps) {
  const form = useForm<AcceptContactValues>({
    defaultValues: { token, name, password: '' },
    resolver,
    mode: 'onTouched',
  });
  const accept = useAcceptContactInvitation();
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        await accept.mutateAsync(values);
        window.location.assign('/portal');
      }}
      submitLabel="Join"
      submitError={accept.error?.error}
      guard={false}
    >
      <div>
        <h1 className="text-lg font-semibold">SFTP access for {partnerName}</h1>
        <p className="mt-1 text-muted">You sign in as {email} from now on.</p>
      </div>
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <AccountFields form={form} />
    </Form>
  );
}
