'use client';
// The removal of keys step by step, with the way on where it stopped.

import { useQuery } from '@tanstack/react-query';
import { JobView } from '@/components/jobs/job-view';
import { StepRow } from '@/components/jobs/step-row';
import { StoppedJob } from '@/components/jobs/stopped-job';
import { jobQuery } from '@/lib/jobs/queries';
import { useContinueKeyRemoval } from '@/lib/partners/mutations';

export function RemovalView({ environmentId, jobId }: { environmentId: string; jobId: string }) {
  const query = useQuery(jobQuery(environmentId, jobId));
  const goOn = useContinueKeyRemoval(environmentId);
  return (
    <JobView
      query={query}
      title="Removal of keys"
      crumbs={[{ label: 'Partners', href: '/settings/partners' }]}
      stepsTitle="Keys"
      outcome={({ state }) =>
        state === 'failed' && (
          <div className="mb-5">
            <StoppedJob title="The removal stopped" jobId={jobId} goOn={goOn} permission="ManagePartners">
              Keys marked “Removed” are gone; the others still work. Go on once the cause is mended.
            </StoppedJob>
          </div>
        )
      }
      step={(step) => <StepRow step={step} done="Removed" />}
    />
  );
}
