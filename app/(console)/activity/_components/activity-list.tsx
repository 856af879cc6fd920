'use client';
// The trail itself: newest first, each row opening to its input, error and origin.

import { useInfiniteQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { EmptyState } from '@/components/empty-state';
import { ErrorPanel } from '@/components/error-panel';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { activityQuery } from '@/lib/activity/queries';
import { exportPath, toAuditFilter } from '@/lib/activity/rules';
import type { AuditFilter } from '@/lib/activity/schema';
import { toTransferError } from '@/lib/transfer/errors';
import { ActivityFilters, type EnvironmentName } from './activity-filters';
import { ActivityRow } from './activity-row';
import { activityParsers } from './activity-view';

export function ActivityList({ environments }: { environments: readonly EnvironmentName[] }) {
  const [view, setView] = useQueryStates(activityParsers);
  const filter = toAuditFilter(view);
  const trail = useInfiniteQuery(activityQuery(filter));
  const events = trail.data?.pages.flatMap((page) => page.Events) ?? [];
  const isFiltered = Object.keys(filter).length > 0;
  const labelOf = (id: string) => environments.find((environment) => environment.id === id)?.label ?? id;
  return (
    <>
      <ActivityFilters
        environments={environments}
        view={view}
        onChange={(change) => void setView(change)}
        onClear={() => void setView(null)}
        filtered={isFiltered}
      />
      {events.length > 0 && <ExportLinks filter={filter} />}
      {trail.isError && (
        <div className="mb-4">
          <ErrorPanel
            error={toTransferError(trail.error)}
            onRetry={() => void trail.refetch()}
            retrying={trail.isFetching}
          />
        </div>
      )}
      {trail.isPending && <ActivitySkeleton />}
      {trail.data && events.length === 0 && (
        <EmptyState
          title={isFiltered ? 'Nothing matches these filters' : 'Nothing has happened yet'}
          action={isFiltered && <Button onClick={() => void setView(null)}>Clear filters</Button>}
        >
          {isFiltered
            ? 'Times are days in UTC; a target is a whole id, such as s-0123456789abcdef0 or s-0123456789abcdef0/alice.'
            : 'Changes show here as soon as they are tried.'}
        </EmptyState>
      )}
      {events.length > 0 && (
        <ol aria-label="Activity" className="divide-y divide-line rounded-md border border-line bg-surface">
          {events.map((event) => (
            <ActivityRow
              key={event.id}
              event={event}
              environmentLabel={event.environment === null ? undefined : labelOf(event.environment)}
              onFilter={(change) => void setView(change)}
            />
          ))}
        </ol>
      )}
      {trail.hasNextPage && (
        <div className="mt-4 flex justify-center">
          <Button pending={trail.isFetchingNextPage} onClick={() => void trail.fetchNextPage()}>
            Show older
          </Button>
        </div>
      )}
    </>
  );
}

function ExportLinks({ filter }: { filter: AuditFilter }) {
  return (
    <p className="mb-2 flex gap-3 text-table text-muted">
      All of these as a file:
      {(['csv', 'ndjson'] as const).map((format) => (
        <a key={format} href={exportPath(filter, format)} download className="link">
          {format.toUpperCase()}
        </a>
      ))}
    </p>
  );
}

function ActivitySkeleton() {
  return (
    <div aria-busy className="divide-y divide-line rounded-md border border-line bg-surface">
      {[44, 60, 52, 48, 56, 40].map((width) => (
        <div key={width} className="flex items-center gap-4 px-4 py-3.5">
          <Skeleton className="size-3" />
          <Skeleton className={width > 50 ? 'w-56' : 'w-40'} />
          <span className="ml-auto">
            <Skeleton className="w-16" />
          </span>
        </div>
      ))}
    </div>
  );
}
