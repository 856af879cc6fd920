// What was received: the messages that a server's log tells of.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requireCaller } from '@/lib/caller';
import { Prefetch } from '@/lib/query/prefetch';
import { as2ServersQuery } from '@/lib/servers/queries';
import { TransfersHeader } from '../_components/transfers-header';
import { ReceivedTable } from './_components/received-table';

export const metadata: Metadata = { title: 'Received messages' };

export default async function ReceivedPage({ params }: PageProps<'/e/[environment]/transfers/received'>) {
  await requireCaller();
  const { environment } = await params;
  const prefetch = new Prefetch();
  prefetch.soon(as2ServersQuery(environment));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <TransfersHeader environmentId={environment} />
      <ReceivedTable environmentId={environment} />
    </HydrationBoundary>
  );
}
