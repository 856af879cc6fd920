'use server';
// Goes on with a job of independent steps, of whichever kind it is.

import { reasonAgainst } from '@/lib/permissions';
import { defineAction } from '@/lib/transfer/action';
import { workOn } from './engine';
import { jobIn, NOT_FAILED, refuse } from './job-actions';
import { definitionOf } from './registry';
import { jobRefSchema } from './schema';
import { reopen } from './store';

/** Under the role of whoever goes on with it; what is done stays done. */
export const continueJob = defineAction({
  permission: 'RunJobs',
  operation: 'ContinueJob',
  input: jobRefSchema,
  target: ({ jobId }) => jobId,
  run: async ({ caller, environment }, { jobId }) => {
    const job = await jobIn(jobId, environment.id);
    const definition = definitionOf(job.kind);
    if (!definition?.independent) return refuse('JobNotFound', 'not-found', 'This run does not exist.');
    const reason = reasonAgainst(caller.role, definition.permission);
    if (reason) return refuse('NotPermitted', 'denied', reason);
    if (!(await reopen(job, 'running', caller))) return refuse('JobNotStopped', 'conflict', NOT_FAILED);
    void workOn(jobId);
    return { jobId };
  },
});
