// The form for a certificate that someone else made: a partner's, or one of ours with its private key.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { PageHeader } from '@/components/page-header';
import { Tabs } from '@/components/ui/tabs';
import { requireCaller } from '@/lib/caller';
import { certificatesQuery } from '@/lib/certificates/queries';
import { profileContentsQuery } from '@/lib/profiles/queries';
import { Prefetch } from '@/lib/query/prefetch';
import { ImportForm } from './_components/import-form';

export const metadata: Metadata = { title: 'Import certificate' };

export default async function NewCertificatePage({
  params,
  searchParams,
}: PageProps<'/e/[environment]/new-certificate'>) {
  await requireCaller();
  const { environment } = await params;
  const { profile, successor } = await searchParams;
  const placed = new URLSearchParams();
  if (typeof successor === 'string') placed.set('successor', successor);
  if (typeof profile === 'string') placed.set('profile', profile);
  const query = placed.size > 0 ? `?${placed}` : '';
  const base = `/e/${environment}`;
  const prefetch = new Prefetch();
  prefetch.soon(certificatesQuery(environment));
  prefetch.soon(profileContentsQuery(environment));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <PageHeader
        title={successor ? 'Add successor' : 'Import certificate'}
        crumbs={[{ label: 'Certificates', href: `${base}/certificates` }]}
      />
      <Tabs
        label="Where it comes from"
        tabs={[
          { href: `${base}/new-certificate${query}`, label: 'Import' },
          { href: `${base}/generate-certificate${query}`, label: 'Generate' },
        ]}
      />
      <ImportForm
        environmentId={environment}
        profileId={placed.get('profile') ?? ''}
        predecessorId={placed.get('successor') ?? ''}
      />
    </HydrationBoundary>
  );
}
