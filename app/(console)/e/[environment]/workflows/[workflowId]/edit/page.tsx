// Changes a workflow the only way there is: by one that takes its place.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { PageHeader } from '@/components/page-header';
import { requireCaller } from '@/lib/caller';
import { Prefetch } from '@/lib/query/prefetch';
import { workflowQuery } from '@/lib/workflows/queries';
import { workflowHref } from '@/lib/workflows/rules';
import { ChangeWorkflow } from './_components/change-workflow';

export const metadata: Metadata = { title: 'Change workflow' };

export default async function ChangeWorkflowPage({
  params,
}: PageProps<'/e/[environment]/workflows/[workflowId]/edit'>) {
  await requireCaller();
  const { environment, workflowId } = await params;
  const prefetch = new Prefetch();
  await prefetch.required(workflowQuery(environment, workflowId));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <PageHeader
        title="Change workflow"
        crumbs={[
          { label: 'Workflows', href: `/e/${environment}/workflows` },
          { label: workflowId, href: workflowHref(environment, workflowId) },
        ]}
      />
      <ChangeWorkflow environmentId={environment} workflowId={workflowId} />
    </HydrationBoundary>
  );
}
