'use client';
/**
 * A job of many independent steps: how far it has come, what failed page by page, and the way on; never all its steps.
 * Usage: `<JobCountsView environmentId={environmentId} jobId={jobId} crumbs={…} />`
 */
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useCaller } from '@/components/caller';
import { ErrorPanel } from '@/components/error-panel';
import { PageHeader } from '@/components/page-header';
import { RelativeTime } from '@/components/relative-time';
import { Section } from '@/components/section';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { Skeleton } from '@/components/ui/skeleton';
import { count, plural } from '@/lib/format';
import { useContinueJob, useStopJob } from '@/lib/jobs/mutations';
import { jobCountsQuery, jobStepsQuery } from '@/lib/jobs/queries';
import type { JobCounts } from '@/lib/jobs/reads';
import { countedSteps, isMoving, percentTried, type StepState } from '@/lib/jobs/rules';
import { reasonAgainst } from '@/lib/permissions';
import { toTransferError } from '@/lib/transfer/errors';
import { JobMark } from './job-mark';
import { ProgressBar } from './progress-bar';
import { StepRow } from './step-row';
import { StoppedJob } from './stopped-job';

const FAILED: StepState[] = ['failed', 'unknown'];

export function JobCountsView({
  environmentId,
  jobId,
  title = 'Run',
  crumbs,
  outcome,
}: {
  environmentId: string;
  jobId: string;
  /** Until the job's own is known. */
  title?: string;
  crumbs: { label: string; href: string }[];
  /** What a run leads on to, below its bar. */
  outcome?: (job: JobCounts) => ReactNode;
}) {
  const { data: job, error, refetch, isFetching } = useQuery(jobCountsQuery(environmentId, jobId));
  const goOn = useContinueJob(environmentId);
  useStaleAfter(environmentId, job?.state);
  const failure = error && (
    <ErrorPanel error={toTransferError(error)} onRetry={() => void refetch()} retrying={isFetching} />
  );
  if (!job) {
    return (
      <>
        <PageHeader title={title} crumbs={crumbs} />
        {failure ?? <Skeleton className="h-40" />}
      </>
    );
  }
  const { failed } = countedSteps(job.steps);
  return (
    <>
      <PageHeader
        title={job.title}
        crumbs={crumbs}
        state={
          <span aria-live="polite">
            <JobMark state={job.state} />
          </span>
        }
        description={
          <>
            Started by {job.actorName} <RelativeTime moment={job.createdAt} />.
            {isMoving(job.state) && ' You may leave this page: the work goes on.'}
          </>
        }
      />
      <div className="max-w-3xl">
        {failure && <div className="mb-4">{failure}</div>}
        <Progress environmentId={environmentId} job={job} />
        {job.state === 'failed' && (
          <div className="mb-5">
            <StoppedJob title={stoppedTitle(job)} jobId={jobId} goOn={goOn} permission="RunJobs">
              What is done stays done. Go on once the cause is mended: only what is not done is tried again,
              by your role.
            </StoppedJob>
          </div>
        )}
        {outcome?.(job)}
        {job.place && (
          <p className="mb-5">
            <LinkButton href={`/e/${environmentId}/${job.place.path}`}>{job.place.label}</LinkButton>
          </p>
        )}
        {failed > 0 && <Failures environmentId={environmentId} jobId={jobId} job={job} failed={failed} />}
      </div>
    </>
  );
}

/** What a run has changed is asked for again by whatever shows it, once the run rests. */
function useStaleAfter(environmentId: string, state: JobCounts['state'] | undefined) {
  const queryClient = useQueryClient();
  const rests = state !== undefined && !isMoving(state);
  useEffect(() => {
    const isOther = ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[1] !== 'jobs';
    if (rests) void queryClient.invalidateQueries({ queryKey: [environmentId], predicate: isOther });
  }, [queryClient, environmentId, rests]);
}

function stoppedTitle({ steps }: JobCounts): string {
  const { failed, left } = countedSteps(steps);
  if (failed === 0) return `Stopped before the end: ${count(left)} not tried`;
  const failures = `${plural(failed, 'step')} failed`;
  return left > 0 ? `${failures}, ${count(left)} not tried` : failures;
}

function Progress({ environmentId, job }: { environmentId: string; job: JobCounts }) {
  const { total, done, failed, left } = countedSteps(job.steps);
  const tone = failed > 0 ? 'danger' : job.state === 'completed' ? 'ok' : 'accent';
  const { role } = useCaller();
  const stop = useStopJob(environmentId);
  return (
    <div className="mb-5 rounded-md border border-line bg-surface px-4 py-4">
      <ProgressBar label={job.title} percent={percentTried(job.steps)} tone={tone} />
      <dl className="mt-3 flex flex-wrap gap-x-6 gap-y-1 text-table">
        {[
          { name: 'Done', value: `${count(done)} of ${count(total)}` },
          { name: 'Failed', value: count(failed) },
          { name: 'To do', value: count(left) },
        ].map(({ name, value }) => (
          <div key={name} className="flex gap-1.5">
            <dt className="text-muted">{name}</dt>
            <dd className="tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      {job.state === 'running' && (
        <div className="mt-3 flex flex-wrap items-center gap-3">
          <Button
            size="sm"
            pending={stop.isPending}
            disabledReason={reasonAgainst(role, 'RunJobs')}
            onClick={() => stop.mutate({ jobId: job.id })}
          >
            Stop
          </Button>
          <span role="alert" className="text-table">
            {stop.error?.error.message}
          </span>
        </div>
      )}
    </div>
  );
}

function Failures({
  environmentId,
  jobId,
  job: { state },
  failed,
}: {
  environmentId: string;
  jobId: string;
  job: JobCounts;
  failed: number;
}) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    jobStepsQuery(environmentId, jobId, FAILED),
  );
  // The list is as new as its count, and is asked for when that changes, not at every poll.
  // biome-ignore lint/correctness/useExhaustiveDependencies: these two say that there is something new
  useEffect(() => void refetch(), [failed, state, refetch]);
  const save = useMutation({
    mutationFn: async () => (await import('./save-failures')).saveFailures(environmentId, jobId, FAILED),
  });
  const steps = data?.pages.flatMap((page) => page.Steps) ?? [];
  return (
    <Section
      title={`Failed (${count(failed)})`}
      flush
      actions={
        <Button size="sm" pending={save.isPending} onClick={() => save.mutate()}>
          Export CSV
        </Button>
      }
    >
      {save.error && <ErrorPanel error={toTransferError(save.error)} onRetry={() => save.mutate()} />}
      {error && <ErrorPanel error={toTransferError(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton className="m-4 h-16" />}
      <ol className="divide-y divide-line">
        {steps.map((step) => (
          <StepRow key={step.name} step={step} />
        ))}
      </ol>
      {hasNextPage && (
        <div className="flex justify-center border-t border-line py-3">
          <Button size="sm" pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </Section>
  );
}
