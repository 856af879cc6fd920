'use client';
/** Why nothing goes on, and the way on. Usage: `<StoppedJob title="The run stopped" jobId={id} goOn={useContinueSetUp(id)} permission="CreateProfile">…</StoppedJob>` */
import type { UseMutationResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useCaller } from '@/components/caller';
import { Callout } from '@/components/callout';
import { ErrorText } from '@/components/error-panel';
import { Button } from '@/components/ui/button';
import { type Permission, reasonAgainst } from '@/lib/permissions';
import type { TransferFailure } from '@/lib/transfer/errors';

export function StoppedJob({
  title,
  jobId,
  goOn,
  permission,
  actions,
  children,
}: {
  title: string;
  jobId: string;
  goOn: UseMutationResult<unknown, TransferFailure, { jobId: string }>;
  permission: Permission;
  /** Further buttons. */
  actions?: ReactNode;
  children: ReactNode;
}) {
  const { role } = useCaller();
  return (
    <Callout tone="danger" title={title}>
      <p>{children}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button
          variant="primary"
          size="sm"
          pending={goOn.isPending}
          disabledReason={reasonAgainst(role, permission)}
          onClick={() => goOn.mutate({ jobId })}
        >
          Go on
        </Button>
        {actions}
      </div>
      <div role="alert">
        {goOn.error && (
          <div className="mt-3">
            <ErrorText error={goOn.error.error} />
          </div>
        )}
      </div>
    </Callout>
  );
}
