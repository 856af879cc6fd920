// The progress of a run that removes a partner's keys.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requireCaller } from '@/lib/caller';
import { jobQuery } from '@/lib/jobs/queries';
import { Prefetch } from '@/lib/query/prefetch';
import { RemovalView } from './_components/removal-view';

export const metadata: Metadata = { title: 'Removal of keys' };

export default async function KeyRemovalPage({ params }: PageProps<'/e/[environment]/key-removals/[jobId]'>) {
  await requireCaller();
  const { environment, jobId } = await params;
  const prefetch = new Prefetch();
  await prefetch.required(jobQuery(environment, jobId));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <RemovalView environmentId={environment} jobId={jobId} />
    </HydrationBoundary>
  );
}
