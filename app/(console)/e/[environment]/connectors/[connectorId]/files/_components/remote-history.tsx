'use client';
// What the console had done on the server, newest first, and how far each has come.

import { useInfiniteQuery } from '@tanstack/react-query';
import { Callout } from '@/components/callout';
import { ErrorPanel } from '@/components/error-panel';
import { RelativeTime } from '@/components/relative-time';
import { Section } from '@/components/section';
import { TransferState } from '@/components/transfers/transfer-state';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { remoteTasksQuery } from '@/lib/remote-files/queries';
import { failureTitle, operationNames, type RemoteTask } from '@/lib/remote-files/rules';
import { toTransferError } from '@/lib/transfer/errors';

export function RemoteHistory({
  environmentId,
  connectorId,
  hasLog,
}: {
  environmentId: string;
  connectorId: string;
  hasLog: boolean;
}) {
  const query = useInfiniteQuery(remoteTasksQuery(environmentId, connectorId));
  const tasks = query.data?.pages.flatMap((page) => page.Tasks);
  const problem = query.data?.pages.find((page) => page.problem)?.problem;
  return (
    <Section
      title="History"
      description="What this console had the connector do, newest first. AWS keeps results for seven days, the console keeps them on."
      flush
    >
      {problem && (
        <div className="p-4">
          <ErrorPanel error={problem} title="How far it has come could not be asked" />
        </div>
      )}
      {!hasLog && tasks?.some(({ state }) => state === 'LOST') && (
        <div className="p-4 pb-0">
          <Callout>
            The connector has no logging role, so AWS tells nothing of what became of moves and deletions.
            List the folder again to see.
          </Callout>
        </div>
      )}
      {query.error && !tasks ? (
        <div className="p-4">
          <ErrorPanel error={toTransferError(query.error)} onRetry={() => void query.refetch()} />
        </div>
      ) : !tasks ? (
        <div aria-busy className="flex flex-col gap-4 px-4 py-4">
          <Skeleton className="w-2/3" />
          <Skeleton className="w-1/2" />
        </div>
      ) : tasks.length === 0 ? (
        <p className="px-4 py-3 text-muted">Nothing yet.</p>
      ) : (
        <ul className="divide-y divide-line" aria-label="History">
          {tasks.map((task) => (
            <Task key={`${task.requestId}/${task.position}`} task={task} />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <div className="flex justify-center border-t border-line py-3">
          <Button size="sm" pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Load more
          </Button>
        </div>
      )}
    </Section>
  );
}

const arrows: Partial<Record<RemoteTask['operation'], string>> = {
  SEND: 'to',
  RETRIEVE: 'to',
  MOVE: 'to',
};

function Task({ task }: { task: RemoteTask }) {
  const { operation, path, target, state, at, actorName } = task;
  const arrow = arrows[operation];
  const place = target || (operation === 'SEND' ? 'where the login begins' : '');
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-2.5">
      <span className="w-14 shrink-0 font-medium">{operationNames[operation]}</span>
      <span className="min-w-0 flex-1 basis-64">
        <span className="font-mono text-table break-all">{path}</span>
        {arrow && place && (
          <span className="text-table text-muted">
            {' '}
            {arrow} <span className={target ? 'font-mono break-all' : undefined}>{place}</span>
          </span>
        )}
        {state === 'FAILED' && (
          <span className="block text-table text-danger">
            {failureTitle(task)}
            {task.failureMessage && task.failureMessage !== failureTitle(task) && (
              <span className="text-muted">: {task.failureMessage}</span>
            )}
          </span>
        )}
      </span>
      <span className="w-28">
        <TransferState state={state} />
      </span>
      <span className="text-table text-muted sm:w-52">
        <RelativeTime moment={at} /> by {actorName}
      </span>
    </li>
  );
}
