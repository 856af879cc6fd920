'use client';
/** Changes one's own password, which ends one's sessions elsewhere. Usage: `<PasswordSection email={email} />` */
import { useForm } from 'react-hook-form';
import { Form } from '@/components/form/form';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { TextField } from '@/components/form/text-field';
import { Section } from '@/components/section';
import { toast } from '@/components/ui/toast';
import { useChangePassword } from '@/lib/account/mutations';
import type { ChangePasswordValues } from '@/lib/account/schema';

const resolver = lazyZodResolver(() =>
  import('@/lib/account/schema').then((module) => module.changePasswordSchema),
);
const nothing: ChangePasswordValues = { currentPassword: '', newPassword: '' };

export function PasswordSection({ email }: { email: string }) {
  const change = useChangePassword();
  const form = useForm<ChangePasswordValues>({ defaultValues: nothing, resolver, mode: 'onTouched' });
  return (
    <Section title="Password" description="Changing it ends your sessions on other devices.">
      <Form
        form={form}
        onSubmit={async (values) => {
          await change.mutateAsync(values);
          form.reset(nothing);
          toast.success('Password changed', { description: 'Your other sessions have ended.' });
        }}
        submitLabel="Change password"
        submitError={change.error?.error}
        guard={false}
      >
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        <TextField
          form={form}
          name="currentPassword"
          label="Present password"
          type="password"
          autoComplete="current-password"
          className="max-w-sm"
        />
        <TextField
          form={form}
          name="newPassword"
          label="New password"
          type="password"
          help="At least 12 characters."
          autoComplete="new-password"
          className="max-w-sm"
        />
      </Form>
    </Section>
  );
}
