'use client';
// The removal of keys step by step, with the way on where it stopped.

import { useQuery } from '@tanstack/react-query';
import { useCaller } from '@/components/caller';
import { Callout } from '@/components/callout';
import { ErrorPanel, ErrorText } from '@/components/error-panel';
import { PageHeader } from '@/components/page-header';
import { RelativeTime } from '@/components/relative-time';
import { Section } from '@/components/section';
import { StateMark } from '@/components/state-mark';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { jobQuery } from '@/lib/jobs/queries';
import type { JobProgress, JobStepProgress } from '@/lib/jobs/reads';
import { useContinueKeyRemoval } from '@/lib/partners/mutations';
import { reasonAgainst } from '@/lib/permissions';
import { toTransferError } from '@/lib/transfer/errors';

const jobMarks = {
  running: { word: 'Working', shape: 'turning' },
  undoing: { word: 'Working', shape: 'turning' },
  completed: { word: 'Done', shape: 'filled' },
  failed: { word: 'Stopped', shape: 'failed' },
  undone: { word: 'Undone', shape: 'hollow' },
} as const;

const stepMarks = {
  waiting: { word: 'Waiting', shape: 'hollow' },
  running: { word: 'Working', shape: 'turning' },
  done: { word: 'Removed', shape: 'filled' },
  failed: { word: 'Failed', shape: 'failed' },
  unknown: { word: 'Not known', shape: 'failed' },
  undone: { word: 'Undone', shape: 'hollow' },
} as const;

export function RemovalView({ environmentId, jobId }: { environmentId: string; jobId: string }) {
  const { data, error, refetch, isFetching } = useQuery(jobQuery(environmentId, jobId));
  const crumbs = [{ label: 'Partners', href: '/settings/partners' }];
  const failure = error && (
    <ErrorPanel error={toTransferError(error)} onRetry={() => void refetch()} retrying={isFetching} />
  );
  if (!data) {
    return (
      <>
        <PageHeader title="Removal of keys" crumbs={crumbs} />
        {failure ?? <Skeleton className="h-64" />}
      </>
    );
  }
  const mark = jobMarks[data.state];
  return (
    <>
      <PageHeader
        title={data.title}
        crumbs={crumbs}
        state={
          <span aria-live="polite">
            <StateMark state={mark.word} shape={mark.shape} />
          </span>
        }
        description={
          <>
            Started by {data.actorName} <RelativeTime moment={data.createdAt} />. You may leave this page: the
            work goes on.
          </>
        }
      />
      <div className="max-w-3xl">
        {failure && <div className="mb-4">{failure}</div>}
        {data.state === 'failed' && <Stopped environmentId={environmentId} job={data} />}
        <Section title="Keys" flush>
          <ol className="divide-y divide-line">
            {data.steps.map((step) => (
              <Step key={step.name} step={step} />
            ))}
          </ol>
        </Section>
      </div>
    </>
  );
}

function Step({ step: { title, state, error } }: { step: JobStepProgress }) {
  const mark = stepMarks[state];
  return (
    <li className="px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="min-w-0 flex-1 basis-64 break-words">{title}</span>
        <span className="w-24">
          <StateMark state={mark.word} shape={mark.shape} />
        </span>
      </div>
      {error && (
        <div className="mt-1.5 text-table">
          <ErrorText error={error} />
        </div>
      )}
    </li>
  );
}

function Stopped({ environmentId, job }: { environmentId: string; job: JobProgress }) {
  const { role } = useCaller();
  const goOn = useContinueKeyRemoval(environmentId);
  return (
    <div className="mb-5">
      <Callout tone="danger" title="The removal stopped">
        <p>Keys marked “Removed” are gone; the others still work. Go on once the cause is mended.</p>
        <div className="mt-3">
          <Button
            variant="primary"
            size="sm"
            pending={goOn.isPending}
            disabledReason={reasonAgainst(role, 'ManagePartners')}
            onClick={() => goOn.mutate({ jobId: job.id })}
          >
            Go on
          </Button>
        </div>
        <div role="alert">
          {goOn.error && (
            <div className="mt-3">
              <ErrorText error={goOn.error.error} />
            </div>
          )}
        </div>
      </Callout>
    </div>
  );
}
