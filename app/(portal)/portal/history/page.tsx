// What happened: logins and transfers of the shared users, and what the partner's own people did here.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requirePartner } from '@/lib/partner-caller';
import { portalActsQuery, portalLoginsQuery } from '@/lib/portal/queries';
import { Prefetch } from '@/lib/query/prefetch';
import { grantsOf } from '@/lib/transfer/portal';
import { ActsSection } from './_components/acts-section';
import { LoginsSection } from './_components/logins-section';

export const metadata: Metadata = { title: 'History' };

export default async function HistoryPage({ searchParams }: PageProps<'/portal/history'>) {
  const [{ user }, { partnerId }] = await Promise.all([searchParams, requirePartner()]);
  const grants = await grantsOf(partnerId);
  const users = grants.map(({ id, userName }) => ({ grantId: id, userName }));
  const shown = users.find(({ grantId }) => grantId === user) ?? users[0];
  const prefetch = new Prefetch();
  if (shown) prefetch.soon(portalLoginsQuery(shown.grantId));
  prefetch.soon(portalActsQuery());
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <h1 className="mb-4 text-xl">History</h1>
      {shown && <LoginsSection users={users} shown={shown} />}
      <ActsSection />
    </HydrationBoundary>
  );
}
