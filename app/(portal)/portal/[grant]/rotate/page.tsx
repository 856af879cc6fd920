// Replaces a key in three steps: the new one is added, seen to work, and then the old one goes.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requirePartner } from '@/lib/partner-caller';
import { portalUserQuery } from '@/lib/portal/queries';
import { Prefetch } from '@/lib/query/prefetch';
import { Rotation } from './_components/rotation';

export const metadata: Metadata = { title: 'Replace a key' };

export default async function RotatePage({ params }: PageProps<'/portal/[grant]/rotate'>) {
  const [{ grant }] = await Promise.all([params, requirePartner()]);
  const prefetch = new Prefetch();
  await prefetch.required(portalUserQuery(grant));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <Rotation grantId={grant} />
    </HydrationBoundary>
  );
}
