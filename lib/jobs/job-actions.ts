// Makes the three server actions of a kind of job: start it, go on with it, undo it.

import 'server-only';
import type { z } from 'zod';
import { type ActionContext, defineAction } from '@/lib/transfer/action';
import { TransferFailure } from '@/lib/transfer/errors';
import type { AnyJobDefinition, JobDefinition } from './definition';
import { workOn } from './engine';
import { jobRefSchema } from './schema';
import { findJob, insertJob, type JobRow, reopen } from './store';

export function refuse(code: string, kind: 'not-found' | 'conflict' | 'denied', message: string): never {
  throw new TransferFailure({ code, kind, message, fields: [] });
}

export async function jobIn(id: string, environmentId: string, kind?: string): Promise<JobRow> {
  const job = await findJob(id);
  if (!job || job.environment !== environmentId || (kind && job.kind !== kind)) {
    return refuse('JobNotFound', 'not-found', 'This run does not exist.');
  }
  return job;
}

interface Split<Input, Secrets> {
  input: Input;
  secrets: Secrets;
}

export const NOT_FAILED =
  'This run is not at rest: its last steps are being ended, or somebody else has gone on with it. Try again in some seconds.';

export interface StartOptions<Schema extends z.ZodType, Input, Secrets> {
  /** The audited operation, such as `SetUpPartner`; its continuation and undoing are named after it. */
  operation: string;
  input: Schema;
  target: (form: z.output<Schema>) => string;
  /** Throws what speaks against the start as things are now. */
  check?: (context: ActionContext, form: z.output<Schema>) => Promise<void>;
  /** Divides the form into what is kept in the open and what is sealed until the job is over. */
  split: (form: z.output<Schema>) => Split<Input, Secrets> | Promise<Split<Input, Secrets>>;
}

export function defineJobStart<Schema extends z.ZodType, Input, Secrets>(
  definition: JobDefinition<Input, Secrets>,
  { operation, input: schema, target, check, split }: StartOptions<Schema, Input, Secrets>,
) {
  return defineAction({
    permission: definition.permission,
    operation,
    input: schema,
    target,
    run: async (context, form) => {
      await check?.(context, form);
      const { input, secrets } = await split(form);
      const { caller, environment } = context;
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
}

/** Goes on with a job that stopped, from the step that failed. */
export function defineJobGoOn(definition: AnyJobDefinition, operation: string) {
  return resume(definition, 'running', `Continue${operation}`);
}

/** Takes back what a job that stopped has made. */
export function defineJobUndo(definition: AnyJobDefinition, operation: string) {
  return resume(definition, 'undoing', `Undo${operation}`);
}

function resume(definition: AnyJobDefinition, state: 'running' | 'undoing', operation: string) {
  return defineAction({
    permission: definition.permission,
    operation,
    input: jobRefSchema,
    target: ({ jobId }) => jobId,
    run: async ({ caller, environment }, { jobId }) => {
      const job = await jobIn(jobId, environment.id, definition.kind);
      if (!(await reopen(job, state, caller))) refuse('JobNotStopped', 'conflict', NOT_FAILED);
      void workOn(jobId);
      return { jobId };
    },
  });
}
