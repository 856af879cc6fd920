// One's own account: where one is signed in, the password and the second factor.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { ownSessionsQuery } from '@/lib/account/queries';
import { requireCaller } from '@/lib/caller';
import { Prefetch } from '@/lib/query/prefetch';
import { ownSecondFactorQuery } from '@/lib/second-factor/queries';
import { AccountFacts } from './_components/account-facts';
import { PasswordForm } from './_components/password-form';
import { SecondFactorSection } from './_components/second-factor-section';
import { SessionList } from './_components/session-list';

export const metadata: Metadata = { title: 'Your account' };

export default async function AccountPage() {
  await requireCaller();
  const prefetch = new Prefetch();
  prefetch.soon(ownSessionsQuery());
  prefetch.soon(ownSecondFactorQuery());
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <AccountFacts />
      <SessionList />
      <PasswordForm />
      <SecondFactorSection />
    </HydrationBoundary>
  );
}
