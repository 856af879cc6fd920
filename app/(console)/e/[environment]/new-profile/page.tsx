// The form for a new profile.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { PageHeader } from '@/components/page-header';
import { requireCaller } from '@/lib/caller';
import { certificatesQuery } from '@/lib/certificates/queries';
import { profilesQuery } from '@/lib/profiles/queries';
import { Prefetch } from '@/lib/query/prefetch';
import { NewProfileForm } from './_components/new-profile-form';

export const metadata: Metadata = { title: 'Create profile' };

export default async function NewProfilePage({ params }: PageProps<'/e/[environment]/new-profile'>) {
  await requireCaller();
  const { environment } = await params;
  const prefetch = new Prefetch();
  prefetch.soon(certificatesQuery(environment));
  prefetch.soon(profilesQuery(environment));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <PageHeader
        title="Create profile"
        crumbs={[{ label: 'Profiles', href: `/e/${environment}/profiles` }]}
      />
      <NewProfileForm environmentId={environment} />
    </HydrationBoundary>
  );
}
