'use client';
/**
 * A job step by step while it works, with what to do once it stopped.
 * Usage: `<JobView query={useQuery(jobQuery(environmentId, jobId))} crumbs={…} outcome={(job) => …} step={(step) => …} />`
 */
import type { UseQueryResult } from '@tanstack/react-query';
import { Fragment, type ReactNode } from 'react';
import { ErrorPanel } from '@/components/error-panel';
import { PageHeader } from '@/components/page-header';
import { RelativeTime } from '@/components/relative-time';
import { Section } from '@/components/section';
import { Skeleton } from '@/components/ui/skeleton';
import type { JobProgress, JobStepProgress } from '@/lib/jobs/reads';
import { toTransferError } from '@/lib/transfer/errors';
import { JobMark } from './job-mark';

export function JobView({
  query: { data: job, error, refetch, isFetching },
  title,
  crumbs,
  stepsTitle,
  outcome,
  step,
}: {
  query: UseQueryResult<JobProgress>;
  /** Until the job's own is known. */
  title: string;
  crumbs: { label: string; href: string }[];
  stepsTitle: string;
  outcome: (job: JobProgress) => ReactNode;
  /** One row of the list. */
  step: (step: JobStepProgress) => ReactNode;
}) {
  const failure = error && (
    <ErrorPanel error={toTransferError(error)} onRetry={() => void refetch()} retrying={isFetching} />
  );
  if (!job) {
    return (
      <>
        <PageHeader title={title} crumbs={crumbs} />
        {failure ?? <Skeleton className="h-64" />}
      </>
    );
  }
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
            Started by {job.actorName} <RelativeTime moment={job.createdAt} />. You may leave this page: the
            work goes on.
          </>
        }
      />
      <div className="max-w-3xl">
        {failure && <div className="mb-4">{failure}</div>}
        {outcome(job)}
        <Section title={stepsTitle} flush>
          <ol className="divide-y divide-line">
            {job.steps.map((each) => (
              <Fragment key={each.name}>{step(each)}</Fragment>
            ))}
          </ol>
        </Section>
      </div>
    </>
  );
}
