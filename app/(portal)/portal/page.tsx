// The users that are shared with a partner; where there is one, straight to it.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import { requirePartner } from '@/lib/partner-caller';
import { portalUsersQuery } from '@/lib/portal/queries';
import { grantHref } from '@/lib/portal/rules';
import { Prefetch } from '@/lib/query/prefetch';
import { grantsOf } from '@/lib/transfer/portal';
import { UserList } from './_components/user-list';

export const metadata: Metadata = { title: 'Access' };

export default async function PortalPage() {
  const { partnerId } = await requirePartner();
  const [first, ...others] = await grantsOf(partnerId);
  if (first && others.length === 0) redirect(grantHref(first.id) as Route);
  const prefetch = new Prefetch();
  prefetch.soon(portalUsersQuery());
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <UserList />
    </HydrationBoundary>
  );
}
