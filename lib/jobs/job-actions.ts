// Makes the three server actions of a kind of job: start it, go on with it, undo it.

import 'server-only';
import type { z } from 'zod';
import { defineAction } from '@/lib/transfer/action';
import { TransferFailure } from '@/lib/transfer/errors';
import type { JobDefinition } from './definition';
import { workOn } from './engine';
import { jobRefSchema } from './schema';
import { findJob, insertJob, type JobRow, reopen } from './store';

function refuse(code: string, kind: 'not-found' | 'conflict', message: string): never {
  throw new TransferFailure({ code, kind, message, fields: [] });
}

async function failedJob(id: string, environmentId: string, kind: string): Promise<JobRow> {
  const job = await findJob(id);
  if (!job || job.environment !== environmentId || job.kind !== kind) {
    return refuse('JobNotFound', 'not-found', 'This run does not exist.');
  }
  return job;
}

const NOT_FAILED = 'This run is no longer stopped; somebody else may have gone on with it.';

/** `split` divides the form into what is kept in the open and what is sealed until the job is over. */
export function defineJobActions<Schema extends z.ZodType, Input, Secrets>(
  definition: JobDefinition<Input, Secrets>,
  options: {
    operation: string;
    input: Schema;
    target: (form: z.output<Schema>) => string;
    split: (form: z.output<Schema>) => { input: Input; secrets: Secrets };
  },
) {
  const { permission, kind } = definition;
  const start = defineAction({
    permission,
    operation: options.operation,
    input: options.input,
    target: options.target,
    run: async ({ caller, environment }, form) => {
      const { input, secrets } = options.split(form);
      const jobId = await insertJob(definition, {
        environment: environment.id,
        actor: caller,
        input,
        secrets,
      });
      void workOn(jobId);
      return { jobId };
    },
  });
  const resume = (state: 'running' | 'undoing', prefix: string) =>
    defineAction({
      permission,
      operation: `${prefix}${options.operation}`,
      input: jobRefSchema,
      target: ({ jobId }) => jobId,
      run: async ({ caller, environment }, { jobId }) => {
        const job = await failedJob(jobId, environment.id, kind);
        if (!(await reopen(job, state, caller))) refuse('JobNotStopped', 'conflict', NOT_FAILED);
        void workOn(jobId);
        return { jobId };
      },
    });
  return { start, goOn: resume('running', 'Continue'), undo: resume('undoing', 'Undo') };
}
