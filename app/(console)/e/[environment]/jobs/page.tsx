// The runs of many calls that were started in an environment, and what became of them.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requireCaller } from '@/lib/caller';
import { jobsQuery } from '@/lib/jobs/queries';
import { Prefetch } from '@/lib/query/prefetch';
import { JobsTable } from './_components/jobs-table';

export const metadata: Metadata = { title: 'Runs' };

export default async function JobsPage({ params }: PageProps<'/e/[environment]/jobs'>) {
  await requireCaller();
  const { environment } = await params;
  const prefetch = new Prefetch();
  prefetch.soon(jobsQuery(environment));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <JobsTable environmentId={environment} />
    </HydrationBoundary>
  );
}
