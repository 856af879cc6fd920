// One agreement: who may send what to whom, and where it is kept.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { agreementQuery } from '@/lib/agreements/queries';
import { requireCaller } from '@/lib/caller';
import { profilesQuery } from '@/lib/profiles/queries';
import { Prefetch } from '@/lib/query/prefetch';
import { serverQuery } from '@/lib/servers/queries';
import { AgreementView } from './_components/agreement-view';

type Props = PageProps<'/e/[environment]/servers/[serverId]/agreements/[agreementId]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).agreementId };
}

export default async function AgreementPage({ params }: Props) {
  await requireCaller();
  const { environment, serverId, agreementId } = await params;
  const prefetch = new Prefetch();
  prefetch.soon(serverQuery(environment, serverId));
  prefetch.soon(profilesQuery(environment));
  await prefetch.required(agreementQuery(environment, serverId, agreementId));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <AgreementView environmentId={environment} serverId={serverId} agreementId={agreementId} />
    </HydrationBoundary>
  );
}
