// One AS2 partner: how it is, what it is made of, and what it needs from us.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requireCaller } from '@/lib/caller';
import { Prefetch } from '@/lib/query/prefetch';
import { as2ServersQuery } from '@/lib/servers/queries';
import { as2ObjectsQuery } from '@/lib/trading-partners/queries';
import { PartnerView } from './_components/partner-view';

export const metadata: Metadata = { title: 'Partner' };

export default async function PartnerPage({ params }: PageProps<'/e/[environment]/partners/[profileId]'>) {
  await requireCaller();
  const { environment, profileId } = await params;
  const prefetch = new Prefetch();
  prefetch.soon(as2ServersQuery(environment));
  prefetch.soon(as2ObjectsQuery(environment));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <PartnerView environmentId={environment} profileId={profileId} />
    </HydrationBoundary>
  );
}
