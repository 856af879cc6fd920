// The form for a new agreement.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requireCaller } from '@/lib/caller';
import { profilesQuery } from '@/lib/profiles/queries';
import { Prefetch } from '@/lib/query/prefetch';
import { serverQuery } from '@/lib/servers/queries';
import { NewAgreement } from './_components/new-agreement';

export const metadata: Metadata = { title: 'Create agreement' };

export default async function NewAgreementPage({
  params,
}: PageProps<'/e/[environment]/servers/[serverId]/new-agreement'>) {
  await requireCaller();
  const { environment, serverId } = await params;
  const prefetch = new Prefetch();
  prefetch.soon(profilesQuery(environment));
  await prefetch.required(serverQuery(environment, serverId));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <NewAgreement environmentId={environment} serverId={serverId} />
    </HydrationBoundary>
  );
}
