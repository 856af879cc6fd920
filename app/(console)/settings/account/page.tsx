// One's own account: where one is signed in, the password and the second factor.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { PasswordSection } from '@/components/account/password-section';
import { SecondFactorSection } from '@/components/account/second-factor-section';
import { SessionList } from '@/components/account/session-list';
import { ownSessionsQuery } from '@/lib/account/queries';
import { requireCaller } from '@/lib/caller';
import { Prefetch } from '@/lib/query/prefetch';
import { ownSecondFactorQuery } from '@/lib/second-factor/queries';
import { AccountFacts } from './_components/account-facts';

export const metadata: Metadata = { title: 'Your account' };

export default async function AccountPage() {
  const { email } = await requireCaller();
  const prefetch = new Prefetch();
  prefetch.soon(ownSessionsQuery());
  prefetch.soon(ownSecondFactorQuery());
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <AccountFacts />
      <SessionList />
      <PasswordSection email={email} />
      <SecondFactorSection email={email} />
    </HydrationBoundary>
  );
}
