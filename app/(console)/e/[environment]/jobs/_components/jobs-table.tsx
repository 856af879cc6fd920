'use client';
// The list of runs: what each does, how it stands, who started it and when.

import { useInfiniteQuery } from '@tanstack/react-query';
import { type DataColumn, DataTable } from '@/components/data-table';
import { JobMark, jobWord } from '@/components/jobs/job-mark';
import { PageHeader } from '@/components/page-header';
import { RelativeTime } from '@/components/relative-time';
import { jobsQuery } from '@/lib/jobs/queries';
import type { JobSummary } from '@/lib/jobs/reads';
import { SET_UP } from '@/lib/trading-partners/steps';
import { toTransferError } from '@/lib/transfer/errors';

const columns: readonly DataColumn<JobSummary>[] = [
  {
    id: 'title',
    header: 'Run',
    value: (row) => row.title,
    cell: (row) => <span className="truncate">{row.title}</span>,
  },
  {
    id: 'state',
    header: 'State',
    width: '8rem',
    value: (row) => jobWord(row.state),
    cell: (row) => <JobMark state={row.state} />,
    facet: {},
  },
  {
    id: 'actor',
    header: 'Started by',
    width: '11rem',
    value: (row) => row.actorName,
    cell: (row) => <span className="truncate">{row.actorName}</span>,
    facet: {},
  },
  {
    id: 'at',
    header: 'Started',
    width: '10rem',
    value: (row) => new Date(row.createdAt),
    cell: (row) => <RelativeTime moment={row.createdAt} />,
  },
];

const rowId = (row: JobSummary) => row.id;

/** Steps in order have pages of their own. */
const folders: Record<string, string> = { [SET_UP]: 'partner-runs', 'remove-partner-keys': 'key-removals' };

export function JobsTable({ environmentId }: { environmentId: string }) {
  const { data, isPending, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(jobsQuery(environmentId));
  return (
    <>
      <PageHeader
        title="Runs"
        description="Work of many calls: it goes on while nobody looks, also after a restart of the console."
      />
      <DataTable
        caption="Runs"
        columns={columns}
        rows={data?.pages.flatMap((page) => page.Jobs) ?? []}
        rowId={rowId}
        rowLabel={(row) => row.title}
        rowHref={({ id, kind }) => `/e/${environmentId}/${folders[kind] ?? 'jobs'}/${id}`}
        loading={isPending}
        error={error && toTransferError(error)}
        onRetry={() => void refetch()}
        more={hasNextPage ? { pending: isFetchingNextPage, load: () => void fetchNextPage() } : undefined}
        empty={{
          title: 'No runs yet',
          description: 'Select several rows of a list, such as users, to change them in one run.',
        }}
      />
    </>
  );
}
