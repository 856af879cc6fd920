// One's own account: the password, and where one is signed in.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { ownSessionsQuery } from '@/lib/account/queries';
import { requireCaller } from '@/lib/caller';
import { Prefetch } from '@/lib/query/prefetch';
import { AccountFacts } from './_components/account-facts';
import { PasswordForm } from './_components/password-form';
import { SessionList } from './_components/session-list';

export const metadata: Metadata = { title: 'Your account' };

export default async function AccountPage() {
  await requireCaller();
  const prefetch = new Prefetch();
  prefetch.soon(ownSessionsQuery());
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <AccountFacts />
      <SessionList />
      <PasswordForm />
    </HydrationBoundary>
  );
}
