// The partners: companies whose people look after their own keys in the portal.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requireCaller } from '@/lib/caller';
import { partnersQuery } from '@/lib/partners/queries';
import { Prefetch } from '@/lib/query/prefetch';
import { PartnerList } from './_components/partner-list';

export const metadata: Metadata = { title: 'Partners' };

export default async function PartnersPage() {
  await requireCaller();
  const prefetch = new Prefetch();
  prefetch.soon(partnersQuery());
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <PartnerList />
    </HydrationBoundary>
  );
}
