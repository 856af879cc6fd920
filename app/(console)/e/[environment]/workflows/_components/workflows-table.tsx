'use client';

// The list of workflows, with what may be done to each.

import { useQuery } from '@tanstack/react-query';
import { SelectionActions } from '@/components/bulk/selection-actions';
import { useCaller } from '@/components/caller';
import { CopyButton } from '@/components/copy-button';
import { type DataColumn, DataTable } from '@/components/data-table';
import { PageHeader } from '@/components/page-header';
import { LinkButton } from '@/components/ui/link-button';
import { useWorkflowActions } from '@/components/workflows/workflow-actions';
import { reasonAgainst } from '@/lib/permissions';
import { toTransferError } from '@/lib/transfer/errors';
import { workflowsQuery } from '@/lib/workflows/queries';
import type { WorkflowDetail } from '@/lib/workflows/reads';
import { outline, workflowHref } from '@/lib/workflows/rules';

const none = <span className="text-muted">–</span>;
const serversOf = ({ usedBy }: WorkflowDetail) =>
  usedBy.map(({ name, ServerId }) => name ?? ServerId).join(', ');

const columns: readonly DataColumn<WorkflowDetail>[] = [
  {
    id: 'id',
    header: 'Workflow',
    width: '13rem',
    value: (row) => row.WorkflowId,
    cell: (row) => <span className="font-mono">{row.WorkflowId}</span>,
    aside: (row) => <CopyButton value={row.WorkflowId} label={`id ${row.WorkflowId}`} />,
  },
  {
    id: 'description',
    header: 'Description',
    value: (row) => row.Description,
    cell: (row) => (row.Description ? <span className="truncate font-medium">{row.Description}</span> : none),
  },
  {
    id: 'steps',
    header: 'Steps',
    value: (row) => outline(row.Steps),
    cell: (row) => <span className="truncate">{outline(row.Steps) || none}</span>,
  },
  {
    id: 'exceptions',
    header: 'When a step fails',
    value: (row) => outline(row.OnExceptionSteps),
    cell: (row) => <span className="truncate">{outline(row.OnExceptionSteps) || none}</span>,
  },
  {
    id: 'used-by',
    header: 'Runs on',
    width: '16%',
    value: serversOf,
    cell: (row) => <span className="truncate">{serversOf(row) || none}</span>,
  },
];

const rowId = (row: WorkflowDetail) => row.WorkflowId;

export function WorkflowsTable({ environmentId }: { environmentId: string }) {
  const { role } = useCaller();
  const { data, isPending, error, refetch } = useQuery(workflowsQuery(environmentId));
  const actions = useWorkflowActions(environmentId);
  const create = (
    <LinkButton
      href={`/e/${environmentId}/new-workflow`}
      variant="primary"
      disabledReason={reasonAgainst(role, 'CreateWorkflow')}
    >
      Create workflow
    </LinkButton>
  );
  return (
    <>
      <PageHeader title="Workflows" actions={create} />
      <DataTable
        caption="Workflows"
        columns={columns}
        rows={data ?? []}
        rowId={rowId}
        rowLabel={(row) => row.Description || row.WorkflowId}
        rowHref={(row) => workflowHref(environmentId, row.WorkflowId)}
        rowActions={actions.items}
        selectionActions={(selected) => (
          <SelectionActions
            environmentId={environmentId}
            kind="workflow"
            rows={selected.map((row) => ({ id: rowId(row), name: row.Description || rowId(row) }))}
          />
        )}
        loading={isPending}
        error={error && toTransferError(error)}
        onRetry={() => void refetch()}
        empty={{
          title: 'No workflows yet',
          description:
            'A workflow copies, tags, decrypts or deletes each uploaded file, or hands it to a function of yours.',
          action: create,
        }}
      />
      {actions.dialogs}
    </>
  );
}
