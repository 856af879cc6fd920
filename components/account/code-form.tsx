'use client';
/** The second step of signing in: a code of the app, or a backup code. Usage: `<CodeForm onSignedIn={…} onStartOver={…} />` */
import { useMutation } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { Callout } from '@/components/callout';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { type CodeKind, endsSignIn, signInWithCode } from '@/lib/auth/sign-in';
import type { TransferFailure } from '@/lib/transfer/errors';

const kinds: Record<CodeKind, { label: string; help: string; other: string }> = {
  app: {
    label: 'Code',
    help: 'The six digits that your authenticator app shows.',
    other: 'Use a backup code',
  },
  backup: {
    label: 'Backup code',
    help: 'One of the ten that you kept when you set up the app. Each works once.',
    other: 'Use the app',
  },
};

export function CodeForm({ onSignedIn, onStartOver }: { onSignedIn: () => void; onStartOver: () => void }) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [kind, setKind] = useState<CodeKind>('app');
  const attempt = useMutation<void, TransferFailure, string>({
    mutationFn: (code) => signInWithCode(kind, code),
    onSuccess: onSignedIn,
    onError: () => input.current?.select(),
  });
  const { label, help, other } = kinds[kind];
  const ended = attempt.error && endsSignIn(attempt.error.error.code);
  return (
    <form
      // Sent before the page's code has arrived, a form must not put a code into the address.
      method="post"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        // React lets submits bubble out of portals.
        event.stopPropagation();
        const typed = String(new FormData(event.currentTarget).get('code') ?? '');
        attempt.mutate(kind === 'app' ? typed.replaceAll(/\s/g, '') : typed.trim());
      }}
    >
      <div>
        <label htmlFor={id} className="mb-1 block font-medium">
          {label}
        </label>
        <Input
          key={kind}
          ref={input}
          id={id}
          name="code"
          aria-describedby={`${id}-help`}
          autoComplete="one-time-code"
          inputMode={kind === 'app' ? 'numeric' : 'text'}
          autoFocus
          mono
          required
        />
        <p id={`${id}-help`} className="mt-1 text-table text-muted">
          {help}
        </p>
      </div>
      <div role="alert">
        {attempt.error && <Callout tone="danger">{attempt.error.error.message}</Callout>}
      </div>
      <div className="flex flex-wrap items-center gap-3">
        {ended ? (
          <Button variant="primary" onClick={onStartOver}>
            Start over
          </Button>
        ) : (
          <Button type="submit" variant="primary" pending={attempt.isPending}>
            Sign in
          </Button>
        )}
        <Button
          variant="ghost"
          onClick={() => {
            setKind(kind === 'app' ? 'backup' : 'app');
            attempt.reset();
          }}
        >
          {other}
        </Button>
      </div>
    </form>
  );
}
