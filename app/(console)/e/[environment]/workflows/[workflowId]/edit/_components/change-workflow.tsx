'use client';
// The form for the workflow that takes the place of another.

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { Callout } from '@/components/callout';
import { ErrorPanel } from '@/components/error-panel';
import { SectionSkeleton } from '@/components/section-skeleton';
import { useToast } from '@/components/ui/toast';
import { fromWorkflow, WorkflowBuilder } from '@/components/workflows/workflow-builder';
import { list } from '@/lib/format';
import { toTransferError } from '@/lib/transfer/errors';
import { workflowQuery } from '@/lib/workflows/queries';
import { workflowHref } from '@/lib/workflows/rules';

export function ChangeWorkflow({ environmentId, workflowId }: { environmentId: string; workflowId: string }) {
  const router = useRouter();
  const toast = useToast();
  const { data, error, refetch } = useQuery(workflowQuery(environmentId, workflowId));
  if (error && !data) return <ErrorPanel error={toTransferError(error)} onRetry={() => void refetch()} />;
  if (!data) return <SectionSkeleton />;
  const servers = list(data.usedBy.map(({ name, ServerId }) => name ?? ServerId));
  return (
    <>
      <div className="mb-5 max-w-2xl">
        <Callout title="AWS changes no workflow">
          So this makes a new one. You then put it in the place of this one
          {servers ? ` on ${servers}` : ' wherever it runs'}, and may delete the old.
        </Callout>
      </div>
      <WorkflowBuilder
        environmentId={environmentId}
        start={fromWorkflow(data)}
        submitLabel="Make the new workflow"
        onCreated={(newId) => {
          toast.success('New workflow made');
          router.push(`${workflowHref(environmentId, newId)}?replaces=${workflowId}`);
        }}
        cancel={workflowHref(environmentId, workflowId)}
      />
    </>
  );
}
