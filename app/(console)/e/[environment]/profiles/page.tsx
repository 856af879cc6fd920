// The AS2 profiles of one environment: our sides and those of partners.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requireCaller } from '@/lib/caller';
import { certificatesQuery } from '@/lib/certificates/queries';
import { profileContentsQuery, profilesQuery } from '@/lib/profiles/queries';
import { Prefetch } from '@/lib/query/prefetch';
import { ProfilesTable } from './_components/profiles-table';

export const metadata: Metadata = { title: 'Profiles' };

export default async function ProfilesPage({ params }: PageProps<'/e/[environment]/profiles'>) {
  await requireCaller();
  const { environment } = await params;
  const prefetch = new Prefetch();
  prefetch.soon(profilesQuery(environment));
  prefetch.soon(profileContentsQuery(environment));
  prefetch.soon(certificatesQuery(environment));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <ProfilesTable environmentId={environment} />
    </HydrationBoundary>
  );
}
