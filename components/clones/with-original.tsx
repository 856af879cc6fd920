'use client';
/**
 * Waits for what a form takes from its original; where that cannot be read the form begins empty and says why.
 * Usage: `<WithOriginal original={joined} cloned={from !== undefined}>{(clone) => <NewServerForm … />}</WithOriginal>`
 */
import type { ReactNode } from 'react';
import { toTransferError } from '@/lib/transfer/errors';
import { ErrorPanel } from '../error-panel';
import { SectionSkeleton } from '../section-skeleton';

interface Original<Clone> {
  data: Clone | undefined;
  error: Error | null;
  refetch: () => unknown;
  isFetching: boolean;
}

export function WithOriginal<Clone>({
  original: { data, error, refetch, isFetching },
  cloned,
  children,
}: {
  original: Original<Clone>;
  cloned: boolean;
  children: (clone: Clone | undefined) => ReactNode;
}) {
  if (!cloned) return children(undefined);
  if (data !== undefined) return children(data);
  if (!error) return <SectionSkeleton />;
  return (
    <>
      <div className="mb-5 max-w-3xl">
        <ErrorPanel
          title="The original cannot be read, so the form is empty"
          error={toTransferError(error)}
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      </div>
      {children(undefined)}
    </>
  );
}
