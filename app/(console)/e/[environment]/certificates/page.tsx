// The AS2 certificates of one environment.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requireCaller } from '@/lib/caller';
import { certificatesQuery } from '@/lib/certificates/queries';
import { profileContentsQuery } from '@/lib/profiles/queries';
import { Prefetch } from '@/lib/query/prefetch';
import { CertificatesTable } from './_components/certificates-table';

export const metadata: Metadata = { title: 'Certificates' };

export default async function CertificatesPage({ params }: PageProps<'/e/[environment]/certificates'>) {
  await requireCaller();
  const { environment } = await params;
  const prefetch = new Prefetch();
  prefetch.soon(certificatesQuery(environment));
  prefetch.soon(profileContentsQuery(environment));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <CertificatesTable environmentId={environment} />
    </HydrationBoundary>
  );
}
