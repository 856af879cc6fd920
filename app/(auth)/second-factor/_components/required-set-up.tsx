'use client';
// Sets up the second factor that whoever signed in must have, or signs out.

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { useState } from 'react';
import { SecondFactorSetUp } from '@/components/account/second-factor-set-up';
import { Button } from '@/components/ui/button';
import { signOut } from '@/lib/auth/sign-in';
import { PARTNER_ROLE } from '@/lib/permissions';

/** `next` was checked on the server: a path on this console. */
export function RequiredSetUp({
  email,
  role,
  next,
  owed,
}: {
  email: string;
  role: string;
  next: string;
  owed: boolean;
}) {
  // Nothing is owed as soon as the code is confirmed, and the backup codes are still to be read.
  const [wasOwed] = useState(owed);
  if (!wasOwed) redirect(next as Route);
  const leave = async () => {
    await signOut().catch(() => undefined);
    window.location.assign('/sign-in');
  };
  return (
    <>
      <h1 className="text-lg font-semibold">Set up your second factor</h1>
      <p className="mt-1 mb-5 text-muted">
        {role === PARTNER_ROLE ? 'Contacts of partners' : `Members in the role ${role}`} sign in with a
        password and a code. Set up the code to go on.
      </p>
      <SecondFactorSetUp email={email} doneLabel="Go on" onDone={() => window.location.assign(next)} />
      <p className="mt-5 border-t border-line pt-3 text-table text-muted">
        Signed in as {email}.{' '}
        <Button size="sm" variant="ghost" onClick={() => void leave()}>
          Sign out
        </Button>
      </p>
    </>
  );
}
