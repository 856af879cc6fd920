// The workflows of an environment: what is done with uploaded files.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requireCaller } from '@/lib/caller';
import { Prefetch } from '@/lib/query/prefetch';
import { workflowsQuery } from '@/lib/workflows/queries';
import { WorkflowsTable } from './_components/workflows-table';

export const metadata: Metadata = { title: 'Workflows' };

export default async function WorkflowsPage({ params }: PageProps<'/e/[environment]/workflows'>) {
  await requireCaller();
  const { environment } = await params;
  const prefetch = new Prefetch();
  prefetch.soon(workflowsQuery(environment));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <WorkflowsTable environmentId={environment} />
    </HydrationBoundary>
  );
}
