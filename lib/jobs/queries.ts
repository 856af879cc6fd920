// Query options for jobs: polled only while they move.

import { readKey, readPagesQuery, readQuery } from '@/lib/query/read-query';
import { isMoving, type StepState } from './rules';

const JOB_POLL_MS = 500;

export const jobKeys = {
  detail: (environmentId: string, jobId: string) => readKey(environmentId, 'jobs.describe', { jobId }),
  counts: (environmentId: string, jobId: string) => readKey(environmentId, 'jobs.count', { jobId }),
  steps: (environmentId: string) => readKey(environmentId, 'jobs.steps'),
  list: (environmentId: string) => readKey(environmentId, 'jobs.list'),
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

/** How far a job of many steps has come; its steps are asked for page by page. */
export function jobCountsQuery(environmentId: string, jobId: string) {
  return {
    ...readQuery('jobs.count', environmentId, { jobId }),
    staleTime: 0,
    refetchInterval: (query: { state: { data?: { state: string } } }) =>
      isMoving(query.state.data?.state) ? JOB_POLL_MS : (false as const),
  };
}

export function jobStepsQuery(environmentId: string, jobId: string, states: StepState[]) {
  return { ...readPagesQuery('jobs.steps', environmentId, { jobId, states }), staleTime: 0 };
}

export function jobsQuery(environmentId: string) {
  return { ...readPagesQuery('jobs.list', environmentId, {}), staleTime: 0 };
}
