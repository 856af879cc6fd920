// The AS2 agreements of one server.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { agreementsQuery } from '@/lib/agreements/queries';
import { requireCaller } from '@/lib/caller';
import { profilesQuery } from '@/lib/profiles/queries';
import { Prefetch } from '@/lib/query/prefetch';
import { AgreementsTable } from './_components/agreements-table';

export const metadata: Metadata = { title: 'Agreements' };

export default async function AgreementsPage({
  params,
}: PageProps<'/e/[environment]/servers/[serverId]/agreements'>) {
  await requireCaller();
  const { environment, serverId } = await params;
  const prefetch = new Prefetch();
  prefetch.soon(agreementsQuery(environment, serverId));
  prefetch.soon(profilesQuery(environment));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <AgreementsTable environmentId={environment} serverId={serverId} />
    </HydrationBoundary>
  );
}
