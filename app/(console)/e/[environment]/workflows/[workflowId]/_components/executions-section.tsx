'use client';
// How the executions of a workflow went: live while they run, and kept by the console since AWS forgets them.

import { useInfiniteQuery } from '@tanstack/react-query';
import { Callout } from '@/components/callout';
import { ErrorPanel } from '@/components/error-panel';
import { Section } from '@/components/section';
import { AppLink } from '@/components/ui/app-link';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { cn } from '@/lib/cn';
import { toTransferError } from '@/lib/transfer/errors';
import { executionsQuery } from '@/lib/workflows/queries';
import type { WorkflowDetail } from '@/lib/workflows/reads';
import { ExecutionRow } from './execution-row';

export function ExecutionsSection({
  environmentId,
  workflow,
}: {
  environmentId: string;
  workflow: WorkflowDetail;
}) {
  const { WorkflowId, usedBy } = workflow;
  const query = useInfiniteQuery(executionsQuery(environmentId, WorkflowId));
  const { data, error, refetch, isFetching, hasNextPage, fetchNextPage, isFetchingNextPage } = query;
  const executions = data?.pages.flatMap(({ Executions }) => Executions);
  const problem = data?.pages[0]?.problem;
  const silent = usedBy.filter(({ logs }) => !logs);
  return (
    <Section
      title="Executions"
      description="The newest first, as the logs of its servers tell. Kept by the console, since AWS forgets what has ended."
      flush={Boolean(executions?.length)}
    >
      {(silent.length > 0 || problem) && (
        <div className={cn('flex flex-col gap-3', executions?.length ? 'border-b border-line p-4' : 'pb-4')}>
          {silent.map(({ ServerId, name }) => (
            <Callout key={ServerId} tone="warn" title={`${name ?? ServerId} writes no log`}>
              Of its executions only those are seen that run while this page is open, and not how they end.{' '}
              <AppLink href={`/e/${environmentId}/servers/${ServerId}`} className="underline">
                Set its logging
              </AppLink>
              .
            </Callout>
          ))}
          {problem && (
            <ErrorPanel
              error={problem}
              title="What is new could not be read"
              onRetry={() => void refetch()}
              retrying={isFetching}
            />
          )}
        </div>
      )}
      {error && !data && (
        <ErrorPanel error={toTransferError(error)} onRetry={() => void refetch()} retrying={isFetching} />
      )}
      {!executions && !error && <Skeleton className="w-1/2" />}
      {executions?.length === 0 && !problem && (
        <p className="text-muted">
          {usedBy.length > 0 ? 'None yet. An upload starts one.' : 'None, since no server runs it.'}
        </p>
      )}
      {executions && executions.length > 0 && (
        <ul aria-label="Executions" className="divide-y divide-line">
          {executions.map((execution) => (
            <ExecutionRow key={execution.executionId} environmentId={environmentId} execution={execution} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <div className="flex justify-center border-t border-line py-3">
          <Button size="sm" pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Load more
          </Button>
        </div>
      )}
    </Section>
  );
}
