// One user that is shared with a partner: how to connect, and its keys.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requirePartner } from '@/lib/partner-caller';
import { portalUserQuery } from '@/lib/portal/queries';
import { Prefetch } from '@/lib/query/prefetch';
import { grantsOf } from '@/lib/transfer/portal';
import { UserView } from './_components/user-view';

export const metadata: Metadata = { title: 'Keys and connection' };

export default async function SharedUserPage({ params }: PageProps<'/portal/[grant]'>) {
  const [{ grant }, { partnerId }] = await Promise.all([params, requirePartner()]);
  const prefetch = new Prefetch();
  const [, grants] = await Promise.all([prefetch.required(portalUserQuery(grant)), grantsOf(partnerId)]);
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <UserView grantId={grant} isOnly={grants.length === 1} />
    </HydrationBoundary>
  );
}
