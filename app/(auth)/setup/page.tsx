// Makes the first administrator, for whoever holds the link that the server printed; gone once there is one.

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { hasMembers, isSetupToken } from '@/lib/auth/setup-token';
import { lookUpToken } from '@/lib/auth/token-guesses';
import { TooManyLinks } from '../_components/too-many-links';
import { SetupForm } from './_components/setup-form';

export const metadata: Metadata = { title: 'Set up', referrer: 'no-referrer' };

export default async function SetupPage({ searchParams }: PageProps<'/setup'>) {
  if (await hasMembers()) notFound();
  const { token } = await searchParams;
  if (typeof token === 'string') {
    const isOpen = await lookUpToken(async () => (await isSetupToken(token)) || undefined);
    if (isOpen === 'limited') return <TooManyLinks />;
    if (isOpen) return <SetupForm token={token} />;
  }
  return (
    <>
      <h1 className="mb-2 text-lg font-semibold">This link does not open set-up</h1>
      <p className="text-muted">
        Open the link that the console printed when it started. Each start prints a new one and ends the one
        before.
      </p>
    </>
  );
}
