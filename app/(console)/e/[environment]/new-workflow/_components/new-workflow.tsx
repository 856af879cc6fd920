'use client';
// Asks for a new workflow.

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { ErrorPanel } from '@/components/error-panel';
import { SectionSkeleton } from '@/components/section-skeleton';
import { useToast } from '@/components/ui/toast';
import { fromWorkflow, WorkflowBuilder } from '@/components/workflows/workflow-builder';
import { toTransferError } from '@/lib/transfer/errors';
import { workflowQuery } from '@/lib/workflows/queries';
import { workflowHref } from '@/lib/workflows/rules';

export function NewWorkflow({ environmentId, like }: { environmentId: string; like: string | undefined }) {
  const router = useRouter();
  const toast = useToast();
  const { data, error, refetch } = useQuery({
    ...workflowQuery(environmentId, like ?? ''),
    enabled: like !== undefined,
  });
  if (error && !data) return <ErrorPanel error={toTransferError(error)} onRetry={() => void refetch()} />;
  if (like && !data) return <SectionSkeleton />;
  return (
    <WorkflowBuilder
      environmentId={environmentId}
      start={fromWorkflow(data)}
      submitLabel="Create workflow"
      onCreated={(workflowId) => {
        toast.success('Workflow created');
        router.push(workflowHref(environmentId, workflowId));
      }}
      cancel={`/e/${environmentId}/workflows`}
    />
  );
}
