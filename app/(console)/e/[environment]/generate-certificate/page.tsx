// The form for a self-signed certificate of ours, whose key pair is made on the server.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { PageHeader } from '@/components/page-header';
import { Tabs } from '@/components/ui/tabs';
import { requireCaller } from '@/lib/caller';
import { certificatesQuery } from '@/lib/certificates/queries';
import { profileContentsQuery } from '@/lib/profiles/queries';
import { Prefetch } from '@/lib/query/prefetch';
import { GenerateForm } from './_components/generate-form';

export const metadata: Metadata = { title: 'Generate certificate' };

export default async function GenerateCertificatePage({
  params,
  searchParams,
}: PageProps<'/e/[environment]/generate-certificate'>) {
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
        title={successor ? 'Add successor' : 'Generate certificate'}
        crumbs={[{ label: 'Certificates', href: `${base}/certificates` }]}
      />
      <Tabs
        label="Where it comes from"
        tabs={[
          { href: `${base}/new-certificate${query}`, label: 'Import' },
          { href: `${base}/generate-certificate${query}`, label: 'Generate' },
        ]}
      />
      <GenerateForm
        environmentId={environment}
        profileId={placed.get('profile') ?? ''}
        predecessorId={placed.get('successor') ?? ''}
      />
    </HydrationBoundary>
  );
}
