// One partner: its contacts, what is shared with it, and the ways to suspend or remove it.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requireCaller } from '@/lib/caller';
import { environmentSummaries } from '@/lib/environments/summaries';
import { partnerQuery } from '@/lib/partners/queries';
import { Prefetch } from '@/lib/query/prefetch';
import { PartnerView } from './_components/partner-view';

export const metadata: Metadata = { title: 'Partner' };

export default async function PartnerPage({ params }: PageProps<'/settings/partners/[partnerId]'>) {
  const caller = await requireCaller();
  const { partnerId } = await params;
  const prefetch = new Prefetch();
  await prefetch.required(partnerQuery(partnerId));
  const environments = environmentSummaries(caller).map(({ id, label }) => ({ id, label }));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <PartnerView partnerId={partnerId} environments={environments} />
    </HydrationBoundary>
  );
}
