'use client';
// E-mail address and password, then the code of a second factor, and on to where the visitor was going.

import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useForm } from 'react-hook-form';
import { CodeForm } from '@/components/account/code-form';
import { Form } from '@/components/form/form';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { TextField } from '@/components/form/text-field';
import { ACCESS_ENDED, signIn } from '@/lib/auth/sign-in';
import type { SignInValues } from '@/lib/members/schema';
import type { TransferFailure } from '@/lib/transfer/errors';

const resolver = lazyZodResolver(() => import('@/lib/members/schema').then((module) => module.signInSchema));

/** `next` was checked on the server: a path on this console. What stands above goes with the password's step. */
export function SignInForm({ next, children }: { next: string; children?: ReactNode }) {
  const [step, setStep] = useState<'password' | 'code'>('password');
  // A full load, so that nothing of the visitor before stays in memory.
  const goOn = () => window.location.assign(next);
  if (step === 'password') {
    return (
      <>
        {children}
        <PasswordStep onSignedIn={goOn} onCode={() => setStep('code')} />
      </>
    );
  }
  return (
    <>
      <h1 className="mb-4 text-lg font-semibold">Enter your code</h1>
      <CodeForm onSignedIn={goOn} onStartOver={() => setStep('password')} />
    </>
  );
}

function PasswordStep({ onSignedIn, onCode }: { onSignedIn: () => void; onCode: () => void }) {
  const form = useForm<SignInValues>({
    defaultValues: { email: '', password: '' },
    resolver,
    mode: 'onTouched',
  });
  const attempt = useMutation<'signed-in' | 'code', TransferFailure, SignInValues>({
    mutationFn: ({ email, password }) => signIn(email, password),
    onSuccess: (step) => (step === 'code' ? onCode() : onSignedIn()),
    onError: ({ error }) => error.code === ACCESS_ENDED && window.location.assign('/access-ended'),
  });
  return (
    <Form
      form={form}
      onSubmit={(values) => attempt.mutateAsync(values)}
      submitLabel="Sign in"
      submitError={attempt.error?.error}
      guard={false}
    >
      <TextField form={form} name="email" label="E-mail address" type="email" autoComplete="username" />
      <TextField
        form={form}
        name="password"
        label="Password"
        type="password"
        autoComplete="current-password"
      />
    </Form>
  );
}
