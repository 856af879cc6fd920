// One profile: its certificates in time, what it is used by, and what a partner must be sent.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { allAgreementsQuery } from '@/lib/agreements/queries';
import { requireCaller } from '@/lib/caller';
import { certificatesQuery } from '@/lib/certificates/queries';
import { connectorsQuery } from '@/lib/connectors/queries';
import { profileQuery } from '@/lib/profiles/queries';
import { Prefetch } from '@/lib/query/prefetch';
import { ProfileView } from './_components/profile-view';

type Props = PageProps<'/e/[environment]/profiles/[profileId]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).profileId };
}

export default async function ProfilePage({ params }: Props) {
  await requireCaller();
  const { environment, profileId } = await params;
  const prefetch = new Prefetch();
  prefetch.soon(certificatesQuery(environment));
  prefetch.soon(allAgreementsQuery(environment));
  prefetch.soon(connectorsQuery(environment));
  await prefetch.required(profileQuery(environment, profileId));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <ProfileView environmentId={environment} profileId={profileId} />
    </HydrationBoundary>
  );
}
