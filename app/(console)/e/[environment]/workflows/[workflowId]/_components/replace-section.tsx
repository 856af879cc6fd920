'use client';
// What is left to do after a workflow was changed: to put the new one in the place of the old, server by server, and to delete that.

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useCaller } from '@/components/caller';
import { ErrorText } from '@/components/error-panel';
import { Section } from '@/components/section';
import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toast';
import { useWorkflowActions } from '@/components/workflows/workflow-actions';
import { plural } from '@/lib/format';
import { reasonAgainst } from '@/lib/permissions';
import { TransferFailure } from '@/lib/transfer/errors';
import { useSwapWorkflow } from '@/lib/workflows/mutations';
import { workflowQuery } from '@/lib/workflows/queries';
import { workflowHref } from '@/lib/workflows/rules';

export function ReplaceSection({
  environmentId,
  workflowId,
  oldId,
}: {
  environmentId: string;
  workflowId: string;
  oldId: string;
}) {
  const { role } = useCaller();
  const toast = useToast();
  const router = useRouter();
  const here = workflowHref(environmentId, workflowId);
  const done = () => router.replace(here);
  const { data: old } = useQuery(workflowQuery(environmentId, oldId));
  const actions = useWorkflowActions(environmentId, { onDeleted: done });
  const swap = useSwapWorkflow(environmentId);
  const [running, setRunning] = useState(false);
  if (!old) return null;

  const swapAll = async (serverIds: readonly string[]) => {
    setRunning(true);
    try {
      for (const ServerId of serverIds) await swap.mutateAsync({ ServerId, From: oldId, To: workflowId });
      toast.success(`Swapped on ${plural(serverIds.length, 'server')}`);
    } catch (error) {
      // The hook has it, and shows it below.
      if (!(error instanceof TransferFailure)) throw error;
    } finally {
      setRunning(false);
    }
  };
  const { usedBy } = old;
  return (
    <Section
      title={usedBy.length > 0 ? 'The old workflow still runs' : 'The old workflow runs nowhere any more'}
      description={`This one was made to take the place of ${old.Description ? `${old.Description}, ` : ''}${oldId}.`}
      actions={
        <>
          {usedBy.length > 0 ? (
            <Button
              variant="primary"
              size="sm"
              pending={running}
              disabledReason={reasonAgainst(role, 'UpdateServer')}
              onClick={() => void swapAll(usedBy.map(({ ServerId }) => ServerId))}
            >
              Swap on {plural(usedBy.length, 'server')}
            </Button>
          ) : (
            <Button
              size="sm"
              disabledReason={reasonAgainst(role, 'DeleteWorkflow')}
              onClick={() => actions.ask(old)}
            >
              Delete the old one
            </Button>
          )}
          <Button size="sm" variant="ghost" onClick={done}>
            Leave it so
          </Button>
        </>
      }
    >
      {usedBy.length > 0 && (
        <ul aria-label="Servers that run the old workflow" className="mb-3 flex flex-col gap-2">
          {usedBy.map(({ ServerId, name }) => (
            <li key={ServerId} className="flex flex-wrap items-center gap-3">
              <span className="min-w-0 font-medium">
                {name ?? <span className="font-mono">{ServerId}</span>}
              </span>
              {usedBy.length > 1 && (
                <Button
                  size="sm"
                  aria-label={`Swap on ${name ?? ServerId}`}
                  disabledReason={reasonAgainst(role, 'UpdateServer')}
                  onClick={() => void swapAll([ServerId])}
                >
                  Swap
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <p className="text-muted">
        AWS remembers the workflow of a server for up to ten minutes: until then, and in sessions that are
        open, uploads may still run the old one.
        {usedBy.length === 0 && ' Delete it after that, or keep it.'}
      </p>
      <div role="alert">
        {swap.error && (
          <div className="mt-3 text-danger">
            <ErrorText error={swap.error.error} />
          </div>
        )}
      </div>
      {actions.dialogs}
    </Section>
  );
}
