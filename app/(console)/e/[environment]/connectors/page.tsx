// The connectors of an environment: to whom files are sent.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requireCaller } from '@/lib/caller';
import { connectorsQuery } from '@/lib/connectors/queries';
import { profilesQuery } from '@/lib/profiles/queries';
import { Prefetch } from '@/lib/query/prefetch';
import { ConnectorsTable } from './_components/connectors-table';

export const metadata: Metadata = { title: 'Connectors' };

export default async function ConnectorsPage({ params }: PageProps<'/e/[environment]/connectors'>) {
  await requireCaller();
  const { environment } = await params;
  const prefetch = new Prefetch();
  prefetch.soon(connectorsQuery(environment));
  prefetch.soon(profilesQuery(environment));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <ConnectorsTable environmentId={environment} />
    </HydrationBoundary>
  );
}
