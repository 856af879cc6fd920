// Hooks for the writes about partners. What a run makes is asked for again by the page that shows its progress.

import { jobKeys } from '@/lib/jobs/queries';
import type { JobRef } from '@/lib/jobs/schema';
import { useAction } from '@/lib/query/use-action';
import { continueSetUp, setUpPartner, undoSetUp } from './actions';
import type { PartnerForm } from './schema';

export function useSetUpPartner(environmentId: string) {
  return useAction(
    (form: PartnerForm) => setUpPartner(environmentId, form),
    () => [jobKeys.open(environmentId)],
    { secret: true },
  );
}

export function useContinueSetUp(environmentId: string) {
  return useAction(
    (input: JobRef) => continueSetUp(environmentId, input),
    ({ jobId }) => [jobKeys.detail(environmentId, jobId), jobKeys.open(environmentId)],
  );
}

export function useUndoSetUp(environmentId: string) {
  return useAction(
    (input: JobRef) => undoSetUp(environmentId, input),
    ({ jobId }) => [jobKeys.detail(environmentId, jobId), jobKeys.open(environmentId)],
  );
}
