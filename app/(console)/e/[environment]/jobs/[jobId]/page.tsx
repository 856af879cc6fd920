// How far a run of many independent steps has come.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { JobCountsView } from '@/components/jobs/job-counts-view';
import { requireCaller } from '@/lib/caller';
import { jobCountsQuery } from '@/lib/jobs/queries';
import { Prefetch } from '@/lib/query/prefetch';

export const metadata: Metadata = { title: 'Run' };

export default async function JobPage({ params }: PageProps<'/e/[environment]/jobs/[jobId]'>) {
  await requireCaller();
  const { environment, jobId } = await params;
  const prefetch = new Prefetch();
  await prefetch.required(jobCountsQuery(environment, jobId));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <JobCountsView
        environmentId={environment}
        jobId={jobId}
        crumbs={[{ label: 'Runs', href: `/e/${environment}/jobs` }]}
      />
    </HydrationBoundary>
  );
}
