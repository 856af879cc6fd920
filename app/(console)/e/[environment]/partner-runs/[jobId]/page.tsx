// The progress of a run that sets a partner up; the address stays good after a reload and for colleagues.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requireCaller } from '@/lib/caller';
import { jobQuery } from '@/lib/jobs/queries';
import { Prefetch } from '@/lib/query/prefetch';
import { RunView } from './_components/run-view';

export const metadata: Metadata = { title: 'Set-up of a partner' };

export default async function PartnerRunPage({ params }: PageProps<'/e/[environment]/partner-runs/[jobId]'>) {
  await requireCaller();
  const { environment, jobId } = await params;
  const prefetch = new Prefetch();
  await prefetch.required(jobQuery(environment, jobId));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <RunView environmentId={environment} jobId={jobId} />
    </HydrationBoundary>
  );
}
