// What was sent: the files that this console handed to connectors.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requireCaller } from '@/lib/caller';
import { connectorsQuery } from '@/lib/connectors/queries';
import { profilesQuery } from '@/lib/profiles/queries';
import { Prefetch } from '@/lib/query/prefetch';
import { sentFilesQuery } from '@/lib/transfers/queries';
import { SentTable } from './_components/sent-table';
import { TransfersHeader } from './_components/transfers-header';

export const metadata: Metadata = { title: 'Transfers' };

export default async function TransfersPage({
  params,
  searchParams,
}: PageProps<'/e/[environment]/transfers'>) {
  await requireCaller();
  const { environment } = await params;
  const prefetch = new Prefetch();
  const { state, connector } = await searchParams;
  if (!state && !connector) prefetch.soon(sentFilesQuery(environment));
  prefetch.soon(connectorsQuery(environment));
  prefetch.soon(profilesQuery(environment));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <TransfersHeader environmentId={environment} />
      <SentTable environmentId={environment} />
    </HydrationBoundary>
  );
}
