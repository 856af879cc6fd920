'use client';
// A run step by step while it works, and once it stopped: what exists, and the ways on.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useCaller } from '@/components/caller';
import { Callout } from '@/components/callout';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { Identifier } from '@/components/identifier';
import { JobView } from '@/components/jobs/job-view';
import { StepRow } from '@/components/jobs/step-row';
import { StoppedJob } from '@/components/jobs/stopped-job';
import { hasRunDraft, takeDraftFromRun } from '@/components/trading-partners/draft';
import { AppLink } from '@/components/ui/app-link';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { plural } from '@/lib/format';
import { jobQuery } from '@/lib/jobs/queries';
import type { JobProgress, JobStepProgress } from '@/lib/jobs/reads';
import { reasonAgainst } from '@/lib/permissions';
import { readKey } from '@/lib/query/read-query';
import { partnerKeys } from '@/lib/trading-partners/keys';
import { useContinueSetUp, useUndoSetUp } from '@/lib/trading-partners/mutations';
import { objectPath } from '@/lib/trading-partners/rules';

interface RunProps {
  environmentId: string;
  jobId: string;
}

export function RunView({ environmentId, jobId }: RunProps) {
  const query = useQuery(jobQuery(environmentId, jobId));
  const queryClient = useQueryClient();
  const made = query.data?.steps.filter(({ state }) => state === 'done' || state === 'undone').length;
  // What the run has made or removed is new to every list of AS2.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again with each step that ends
  useEffect(() => {
    const stale = ['certificates', 'profiles', 'agreements', 'connectors'].map((name) =>
      readKey(environmentId, name),
    );
    for (const queryKey of [...stale, partnerKeys.objects(environmentId)])
      void queryClient.invalidateQueries({ queryKey });
  }, [made, environmentId, queryClient]);

  return (
    <JobView
      query={query}
      title="Set-up of a partner"
      crumbs={[{ label: 'Partners', href: `/e/${environmentId}/partners` }]}
      stepsTitle="Steps"
      outcome={(job) => <Outcome environmentId={environmentId} job={job} />}
      step={(step) => (
        <StepRow
          step={step}
          below={<code className="text-xs text-muted">{step.operation}</code>}
          made={<MadeObject environmentId={environmentId} step={step} />}
        />
      )}
    />
  );
}

/** The id that a step made, with the way there. */
function MadeObject({
  environmentId,
  step: { state, made },
}: {
  environmentId: string;
  step: JobStepProgress;
}) {
  const id = made?.id;
  if (!id || state !== 'done') return null;
  return (
    <span className="flex items-center gap-2 text-table">
      <Identifier value={id} label="id" />
      <AppLink
        href={objectPath(environmentId, id, made?.ServerId)}
        aria-label={`Open ${id}`}
        className="underline underline-offset-3"
      >
        Open
      </AppLink>
    </span>
  );
}

function Outcome({ environmentId, job }: { environmentId: string; job: JobProgress }) {
  const partner = job.steps.find(({ name }) => name === 'partner-profile');
  if (job.state === 'completed') {
    return (
      <div className="mb-5">
        <Callout title="The partner is set up">
          <p>
            Send your partner the onboarding sheet: it needs your AS2 id, your certificates and your address.
          </p>
          <div className="mt-3 flex flex-wrap gap-2">
            <LinkButton
              href={`/e/${environmentId}/partners/${partner?.made?.id ?? ''}`}
              variant="primary"
              size="sm"
            >
              Open the partner
            </LinkButton>
            <LinkButton href={`/e/${environmentId}/partners/${partner?.made?.id ?? ''}#onboarding`} size="sm">
              Onboarding sheet
            </LinkButton>
          </div>
        </Callout>
      </div>
    );
  }
  if (job.state === 'failed') return <Stopped environmentId={environmentId} job={job} />;
  return job.state === 'undone' ? <Undone environmentId={environmentId} jobId={job.id} /> : null;
}

function Stopped({ environmentId, job }: { environmentId: string; job: JobProgress }) {
  const { role } = useCaller();
  const goOn = useContinueSetUp(environmentId);
  const undo = useUndoSetUp(environmentId);
  const [asking, setAsking] = useState(false);
  const reason = reasonAgainst(role, 'CreateProfile');
  const existing = job.steps.filter(({ state }) => state === 'done');
  const open = job.steps.filter(({ state }) => state === 'unknown');
  return (
    <div className="mb-5">
      <StoppedJob
        title="The run stopped"
        jobId={job.id}
        goOn={goOn}
        permission="CreateProfile"
        actions={
          <Button size="sm" disabledReason={reason} onClick={() => setAsking(true)}>
            Undo
          </Button>
        }
      >
        {existing.length === 0
          ? 'It has made nothing so far.'
          : `${plural(existing.length, 'thing')} exist${existing.length === 1 ? 's' : ''} that it made: marked “Done” below, each with a link. `}
        {open.length > 0 &&
          ' Of one step it is not known whether it was done: going on and undoing look for it first.'}
        {existing.length > 0 && ' Go on once the cause is mended, or undo everything.'}
      </StoppedJob>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Undo this run"
        description={
          existing.length > 0
            ? 'What it made is deleted, the last first:'
            : 'It has made nothing; it is only marked as undone.'
        }
        consequences={existing.toReversed().map(({ title, made }) => (
          <span key={title}>
            {title.replace(/^(Import|Create) /, 'Delete ')} <code className="text-table">{made?.id}</code>
          </span>
        ))}
        confirmLabel="Undo"
        pending={undo.isPending}
        error={undo.error?.error}
        onConfirm={() => undo.mutate({ jobId: job.id }, { onSuccess: () => setAsking(false) })}
      />
    </div>
  );
}

/** The draft waits in the tab that started the run. */
function Undone({ environmentId, jobId }: RunProps) {
  const router = useRouter();
  const { email } = useCaller();
  const [kept, setKept] = useState(false);
  useEffect(() => setKept(hasRunDraft(jobId)), [jobId]);
  return (
    <div className="mb-5">
      <Callout title="Everything is undone">
        <p>Nothing that this run made is left.</p>
        <div className="mt-3 flex flex-wrap gap-2">
          {kept ? (
            <Button
              size="sm"
              variant="primary"
              onClick={() => {
                takeDraftFromRun(environmentId, email, jobId);
                router.push(`/e/${environmentId}/new-partner`);
              }}
            >
              Change it and start again
            </Button>
          ) : (
            <LinkButton size="sm" href={`/e/${environmentId}/new-partner`}>
              New partner
            </LinkButton>
          )}
        </div>
      </Callout>
    </div>
  );
}
