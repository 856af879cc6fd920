// One certificate: what it says, when it counts, and what it is used by.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { allAgreementsQuery } from '@/lib/agreements/queries';
import { requireCaller } from '@/lib/caller';
import { certificateQuery } from '@/lib/certificates/queries';
import { connectorsQuery } from '@/lib/connectors/queries';
import { profileContentsQuery } from '@/lib/profiles/queries';
import { Prefetch } from '@/lib/query/prefetch';
import { CertificateView } from './_components/certificate-view';

type Props = PageProps<'/e/[environment]/certificates/[certificateId]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).certificateId };
}

export default async function CertificatePage({ params }: Props) {
  await requireCaller();
  const { environment, certificateId } = await params;
  const prefetch = new Prefetch();
  prefetch.soon(profileContentsQuery(environment));
  prefetch.soon(allAgreementsQuery(environment));
  prefetch.soon(connectorsQuery(environment));
  await prefetch.required(certificateQuery(environment, certificateId));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <CertificateView environmentId={environment} certificateId={certificateId} />
    </HydrationBoundary>
  );
}
