'use client';
// Answers a waiting custom step in the place of its function, after a question.

import { useState } from 'react';
import { useCaller } from '@/components/caller';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toast';
import { reasonAgainst } from '@/lib/permissions';
import type { Execution } from '@/lib/workflows/execution-rules';
import { useReportStep } from '@/lib/workflows/mutations';

const questions = {
  SUCCESS: {
    button: 'Report success',
    title: 'Report success in the place of the function',
    consequence: 'The next step begins as if the function had done its work.',
  },
  FAILURE: {
    button: 'Report failure',
    title: 'Report a failure in the place of the function',
    consequence: 'The execution fails, and the steps for failures begin.',
  },
} as const;

export function ReportStep({
  environmentId,
  execution,
  token,
}: {
  environmentId: string;
  execution: Execution;
  token: string;
}) {
  const { role } = useCaller();
  const toast = useToast();
  const report = useReportStep(environmentId);
  const [status, setStatus] = useState<keyof typeof questions>('SUCCESS');
  const [open, setOpen] = useState(false);
  const { title, button, consequence } = questions[status];
  const { workflowId: WorkflowId, executionId: ExecutionId } = execution;
  return (
    <div className="mt-2 flex flex-wrap gap-2">
      {(['SUCCESS', 'FAILURE'] as const).map((one) => (
        <Button
          key={one}
          size="sm"
          disabledReason={reasonAgainst(role, 'SendWorkflowStepState')}
          onClick={() => {
            report.reset();
            setStatus(one);
            setOpen(true);
          }}
        >
          {questions[one].button}
        </Button>
      ))}
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={title}
        consequences={[consequence, 'An answer of the function that comes later is refused.']}
        confirmLabel={button}
        danger={status === 'FAILURE'}
        pending={report.isPending}
        error={report.error?.error}
        onConfirm={() =>
          report.mutate(
            { WorkflowId, ExecutionId, Token: token, Status: status },
            {
              onSuccess: () => {
                toast.success('Reported');
                setOpen(false);
              },
            },
          )
        }
      />
    </div>
  );
}
