// The AS2 partners of one environment.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requireCaller } from '@/lib/caller';
import { openJobsQuery } from '@/lib/jobs/queries';
import { Prefetch } from '@/lib/query/prefetch';
import { as2ObjectsQuery } from '@/lib/trading-partners/queries';
import { SET_UP } from '@/lib/trading-partners/steps';
import { PartnersTable } from './_components/partners-table';

export const metadata: Metadata = { title: 'Partners' };

export default async function PartnersPage({ params }: PageProps<'/e/[environment]/partners'>) {
  await requireCaller();
  const { environment } = await params;
  const prefetch = new Prefetch();
  prefetch.soon(as2ObjectsQuery(environment));
  prefetch.soon(openJobsQuery(environment, SET_UP));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <PartnersTable environmentId={environment} />
    </HydrationBoundary>
  );
}
