'use client';
/** The dialog after a session's end: the same member's password and code, and the page goes on with all that was typed. */
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { CodeForm } from '@/components/account/code-form';
import { useCaller } from '@/components/caller';
import { Callout } from '@/components/callout';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { signIn } from '@/lib/auth/sign-in';
import type { TransferFailure } from '@/lib/transfer/errors';

export function SignInAgain({ onSignedIn, onDismiss }: { onSignedIn: () => void; onDismiss: () => void }) {
  const { email } = useCaller();
  const id = useId();
  const [step, setStep] = useState<'password' | 'code'>('password');
  const attempt = useMutation<'signed-in' | 'code', TransferFailure, string>({
    mutationFn: (password) => signIn(email, password),
    onSuccess: (next) => (next === 'code' ? setStep('code') : onSignedIn()),
  });
  if (step === 'code') {
    return (
      <Dialog
        open
        onOpenChange={(next) => !next && onDismiss()}
        title="Enter your code"
        description="What you typed on this page stays."
      >
        <CodeForm onSignedIn={onSignedIn} onStartOver={() => setStep('password')} />
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onDismiss()}
      title="Your session has ended"
      description="Sign in again to go on. What you typed on this page stays."
      busy={attempt.isPending}
      footer={
        <>
          <a className="link mr-auto self-center" href="/sign-in">
            Sign in as someone else
          </a>
          <Button type="submit" form={id} variant="primary" pending={attempt.isPending}>
            Sign in
          </Button>
        </>
      }
    >
      <form
        id={id}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          // React lets submits bubble out of portals.
          event.stopPropagation();
          attempt.mutate(String(new FormData(event.currentTarget).get('password') ?? ''));
        }}
      >
        <input type="text" name="email" autoComplete="username" value={email} readOnly hidden />
        <p>
          Signing in as <strong className="font-medium">{email}</strong>
        </p>
        <div>
          <label htmlFor={`${id}-password`} className="mb-1 block font-medium">
            Password
          </label>
          <Input
            id={`${id}-password`}
            name="password"
            type="password"
            autoComplete="current-password"
            required
          />
        </div>
        <div role="alert">
          {attempt.error && <Callout tone="danger">{attempt.error.error.message}</Callout>}
        </div>
      </form>
    </Dialog>
  );
}
