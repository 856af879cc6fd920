'use client';
/**
 * What may be done to a workflow, with the question before it; one set for a list or a page.
 * Usage: `const actions = useWorkflowActions(environmentId); <Menu items={actions.items(workflow)} />{actions.dialogs}`
 */
import { useState } from 'react';
import { reasonAgainst } from '@/lib/permissions';
import { useDeleteWorkflow } from '@/lib/workflows/mutations';
import type { WorkflowDetail } from '@/lib/workflows/reads';
import { reasonAgainstDelete, workflowHref } from '@/lib/workflows/rules';
import { useCaller } from '../caller';
import { ConfirmDialog } from '../confirm-dialog';
import type { MenuItem } from '../ui/menu';
import { useToast } from '../ui/toast';

export function useWorkflowActions(environmentId: string, { onDeleted }: { onDeleted?: () => void } = {}) {
  const { role } = useCaller();
  const toast = useToast();
  const [doomed, setDoomed] = useState<WorkflowDetail>();
  const [open, setOpen] = useState(false);
  const remove = useDeleteWorkflow(environmentId);
  const createReason = reasonAgainst(role, 'CreateWorkflow');

  const link = (label: string, href: string): MenuItem =>
    createReason ? { label, disabledReason: createReason, onSelect: () => {} } : { label, href };

  const ask = (workflow: WorkflowDetail) => {
    remove.reset();
    setDoomed(workflow);
    setOpen(true);
  };

  const items = (workflow: WorkflowDetail): MenuItem[] => [
    link('Change', `${workflowHref(environmentId, workflow.WorkflowId)}/edit`),
    link('Make another like it', `/e/${environmentId}/new-workflow?from=${workflow.WorkflowId}`),
    'separator',
    {
      label: 'Delete',
      danger: true,
      disabledReason: reasonAgainst(role, 'DeleteWorkflow') ?? reasonAgainstDelete(workflow.usedBy),
      onSelect: () => ask(workflow),
    },
  ];

  const dialogs = doomed && (
    <ConfirmDialog
      open={open}
      onOpenChange={setOpen}
      title={`Delete workflow ${doomed.Description || doomed.WorkflowId}`}
      consequences={[
        'No server of this Region runs it. Executions that are under way go on to their end.',
        'The console keeps what it knows of past executions, and shows it no more.',
      ]}
      confirmLabel="Delete workflow"
      pending={remove.isPending}
      error={remove.error?.error}
      onConfirm={() =>
        remove.mutate(
          { WorkflowId: doomed.WorkflowId },
          {
            onSuccess: () => {
              toast.success('Workflow deleted');
              setOpen(false);
              onDeleted?.();
            },
          },
        )
      }
    />
  );
  return { items, dialogs, ask, createReason };
}
