// The form that changes an agreement.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { agreementQuery } from '@/lib/agreements/queries';
import { requireCaller } from '@/lib/caller';
import { profilesQuery } from '@/lib/profiles/queries';
import { Prefetch } from '@/lib/query/prefetch';
import { serverQuery } from '@/lib/servers/queries';
import { EditAgreement } from './_components/edit-agreement';

export const metadata: Metadata = { title: 'Edit agreement' };

export default async function EditAgreementPage({
  params,
}: PageProps<'/e/[environment]/servers/[serverId]/agreements/[agreementId]/edit'>) {
  await requireCaller();
  const { environment, serverId, agreementId } = await params;
  const prefetch = new Prefetch();
  prefetch.soon(serverQuery(environment, serverId));
  prefetch.soon(profilesQuery(environment));
  await prefetch.required(agreementQuery(environment, serverId, agreementId));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <EditAgreement environmentId={environment} serverId={serverId} agreementId={agreementId} />
    </HydrationBoundary>
  );
}
