'use client';
// What everyone chooses who gets an account: a name and a password.

import type { ReactNode } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { TextField } from '@/components/form/text-field';

interface AccountValues {
  name: string;
  password: string;
}

export function AccountFields<Values extends AccountValues, Output>({
  form,
  children,
}: {
  form: UseFormReturn<Values, unknown, Output>;
  /** Stands between the two. */
  children?: ReactNode;
}) {
  const account = form as unknown as UseFormReturn<AccountValues>;
  return (
    <>
      <TextField form={account} name="name" label="Your name" autoComplete="name" />
      {children}
      <TextField
        form={account}
        name="password"
        label="Password"
        type="password"
        help="At least 12 characters."
        autoComplete="new-password"
      />
    </>
  );
}
