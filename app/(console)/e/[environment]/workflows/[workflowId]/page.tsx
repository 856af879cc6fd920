// One workflow: its steps, the servers that run it and how its executions went.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requireCaller } from '@/lib/caller';
import { Prefetch } from '@/lib/query/prefetch';
import { executionsQuery, workflowQuery } from '@/lib/workflows/queries';
import { WorkflowView } from './_components/workflow-view';

type Props = PageProps<'/e/[environment]/workflows/[workflowId]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).workflowId };
}

export default async function WorkflowPage({ params, searchParams }: Props) {
  await requireCaller();
  const { environment, workflowId } = await params;
  const { replaces } = await searchParams;
  const prefetch = new Prefetch();
  prefetch.soon(executionsQuery(environment, workflowId));
  await prefetch.required(workflowQuery(environment, workflowId));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <WorkflowView
        environmentId={environment}
        workflowId={workflowId}
        replaces={typeof replaces === 'string' ? replaces : undefined}
      />
    </HydrationBoundary>
  );
}
