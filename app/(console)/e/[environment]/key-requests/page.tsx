// What partners asked for in this environment and nobody has decided on.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requireCaller } from '@/lib/caller';
import { pendingRequestsQuery } from '@/lib/key-requests/queries';
import { Prefetch } from '@/lib/query/prefetch';
import { RequestList } from './_components/request-list';

export const metadata: Metadata = { title: 'Key requests' };

export default async function KeyRequestsPage({ params }: PageProps<'/e/[environment]/key-requests'>) {
  await requireCaller();
  const { environment } = await params;
  const prefetch = new Prefetch();
  prefetch.soon(pendingRequestsQuery(environment));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <RequestList environmentId={environment} />
    </HydrationBoundary>
  );
}
