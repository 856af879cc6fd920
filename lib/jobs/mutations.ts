// Hooks for the writes about jobs, each naming the keys that it makes stale.

import { useAction } from '@/lib/query/use-action';
import { continueJob, stopJob } from './actions';
import { jobKeys } from './queries';
import type { JobRef } from './schema';

function useChange(environmentId: string, action: typeof continueJob | typeof stopJob) {
  return useAction(
    (input: JobRef) => action(environmentId, input),
    ({ jobId }) => [
      jobKeys.counts(environmentId, jobId),
      jobKeys.steps(environmentId),
      jobKeys.list(environmentId),
    ],
  );
}

export const useContinueJob = (environmentId: string) => useChange(environmentId, continueJob);
export const useStopJob = (environmentId: string) => useChange(environmentId, stopJob);
