'use server';
// Stops a job of independent steps and goes on with it, of whichever kind it is.

import { type Role, reasonAgainst } from '@/lib/permissions';
import { defineAction } from '@/lib/transfer/action';
import { stopWork, workOn } from './engine';
import { jobIn, NOT_FAILED, refuse } from './job-actions';
import { definitionOf } from './registry';
import { jobRefSchema } from './schema';
import { type JobRow, reopen } from './store';

async function permitted(role: Role, environmentId: string, jobId: string): Promise<JobRow> {
  const job = await jobIn(jobId, environmentId);
  const definition = definitionOf(job.kind);
  if (!definition?.independent) return refuse('JobNotFound', 'not-found', 'This run does not exist.');
  const reason = reasonAgainst(role, definition.permission);
  return reason ? refuse('NotPermitted', 'denied', reason) : job;
}

/** What is under way is done; the rest waits until somebody goes on. */
export const stopJob = defineAction({
  permission: 'RunJobs',
  operation: 'StopJob',
  input: jobRefSchema,
  target: ({ jobId }) => jobId,
  run: async ({ caller, environment }, { jobId }) => {
    await permitted(caller.role, environment.id, jobId);
    if (!(await stopWork(jobId))) return refuse('JobNotRunning', 'conflict', 'This run is over already.');
    return { jobId };
  },
});

/** Under the role of whoever goes on with it; what is done stays done. */
export const continueJob = defineAction({
  permission: 'RunJobs',
  operation: 'ContinueJob',
  input: jobRefSchema,
  target: ({ jobId }) => jobId,
  run: async ({ caller, environment }, { jobId }) => {
    const job = await permitted(caller.role, environment.id, jobId);
    if (!(await reopen(job, 'running', caller))) return refuse('JobNotStopped', 'conflict', NOT_FAILED);
    void workOn(jobId);
    return { jobId };
  },
});
