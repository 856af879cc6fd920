// Hooks for the writes about jobs, each naming the keys that it makes stale.

import { useAction } from '@/lib/query/use-action';
import { continueJob } from './actions';
import { jobKeys } from './queries';
import type { JobRef } from './schema';

export const useContinueJob = (environmentId: string) =>
  useAction(
    (input: JobRef) => continueJob(environmentId, input),
    ({ jobId }) => [
      jobKeys.counts(environmentId, jobId),
      jobKeys.steps(environmentId),
      jobKeys.list(environmentId),
    ],
  );
