// The form for a new workflow, empty or like one that is there.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { PageHeader } from '@/components/page-header';
import { requireCaller } from '@/lib/caller';
import { Prefetch } from '@/lib/query/prefetch';
import { workflowQuery } from '@/lib/workflows/queries';
import { NewWorkflow } from './_components/new-workflow';

export const metadata: Metadata = { title: 'Create workflow' };

export default async function NewWorkflowPage({
  params,
  searchParams,
}: PageProps<'/e/[environment]/new-workflow'>) {
  await requireCaller();
  const { environment } = await params;
  const { from } = await searchParams;
  const like = typeof from === 'string' ? from : undefined;
  const prefetch = new Prefetch();
  if (like) await prefetch.required(workflowQuery(environment, like));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <PageHeader
        title="Create workflow"
        crumbs={[{ label: 'Workflows', href: `/e/${environment}/workflows` }]}
        description="What is done with each uploaded file. It runs on the servers that it is attached to."
      />
      <NewWorkflow environmentId={environment} like={like} />
    </HydrationBoundary>
  );
}
