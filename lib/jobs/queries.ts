// Query options for jobs: polled only while they move.

import { readKey, readQuery } from '@/lib/query/read-query';
import { isMoving } from './rules';

const JOB_POLL_MS = 500;

export const jobKeys = {
  detail: (environmentId: string, jobId: string) => readKey(environmentId, 'jobs.describe', { jobId }),
  open: (environmentId: string) => readKey(environmentId, 'jobs.open'),
};

export function jobQuery(environmentId: string, jobId: string) {
  return {
    ...readQuery('jobs.describe', environmentId, { jobId }),
    staleTime: 0,
    refetchInterval: (query: { state: { data?: { state: string } } }) =>
      isMoving(query.state.data?.state) ? JOB_POLL_MS : (false as const),
  };
}

export function openJobsQuery(environmentId: string, kind: string) {
  return { ...readQuery('jobs.open', environmentId, { kind }), staleTime: 0 };
}
