// Hooks for the writes about workflows, each naming the keys that it makes stale.

import { useAction } from '@/lib/query/use-action';
import { serverKeys } from '@/lib/servers/keys';
import { createWorkflow, deleteWorkflow, reportStep, swapWorkflow } from './actions';
import { workflowKeys } from './keys';
import type { CreateWorkflowForm, ReportStep, SwapWorkflow, WorkflowRef } from './schema';

export function useCreateWorkflow(environmentId: string) {
  return useAction(
    (input: CreateWorkflowForm) => createWorkflow(environmentId, input),
    () => [workflowKeys.list(environmentId)],
  );
}

/** Leaves the workflow's own entry alone: a page that still shows it would only learn that it is gone. */
export function useDeleteWorkflow(environmentId: string) {
  return useAction(
    (input: WorkflowRef) => deleteWorkflow(environmentId, input),
    () => [workflowKeys.list(environmentId)],
  );
}

export function useSwapWorkflow(environmentId: string) {
  return useAction(
    (input: SwapWorkflow) => swapWorkflow(environmentId, input),
    ({ ServerId }) => [
      workflowKeys.list(environmentId),
      workflowKeys.details(environmentId),
      serverKeys.detail(environmentId, ServerId),
    ],
  );
}

export function useReportStep(environmentId: string) {
  return useAction(
    (input: ReportStep) => reportStep(environmentId, input),
    () => [workflowKeys.executions(environmentId)],
  );
}
