// Reads about jobs: the progress of one, and those of an environment that need somebody.

import 'server-only';
import { z } from 'zod';
import { getDatabase } from '@/lib/db/database';
import { type TransferError, TransferFailure } from '@/lib/transfer/errors';
import { defineRead } from '@/lib/transfer/read';
import type { Made } from './definition';
import { jobRefSchema } from './schema';
import { findJob, findSteps, type JobRow, type StepRow } from './store';

export interface JobStepProgress {
  name: string;
  title: string;
  operation: string;
  state: StepRow['state'];
  /** The ids that it made. */
  made?: Made;
  error?: TransferError;
}

export interface JobSummary {
  id: string;
  kind: string;
  title: string;
  state: JobRow['state'];
  actorName: string;
  /** Epoch milliseconds. */
  createdAt: number;
}

export interface JobProgress extends JobSummary {
  steps: JobStepProgress[];
}

function summary({ id, kind, title, state, actorName, createdAt }: JobSummary): JobSummary {
  return { id, kind, title, state, actorName, createdAt };
}

export const describeJob = defineRead({
  permission: 'ReadJobs',
  input: jobRefSchema,
  run: async ({ environment }, { jobId }): Promise<JobProgress> => {
    const job = await findJob(jobId);
    if (!job || job.environment !== environment.id) {
      const message = 'This run does not exist in this environment.';
      throw new TransferFailure({ code: 'JobNotFound', kind: 'not-found', message, fields: [] });
    }
    const steps = await findSteps(jobId);
    return {
      ...summary(job),
      steps: steps.map(({ name, title, operation, state, made, error }) => ({
        name,
        title,
        operation,
        state,
        ...(made && { made: JSON.parse(made) as Made }),
        ...(error && { error: JSON.parse(error) as TransferError }),
      })),
    };
  },
});

/** The newest jobs of a kind that are neither completed nor undone. */
export const listOpenJobs = defineRead({
  permission: 'ReadJobs',
  input: z.object({ kind: z.string().max(64) }),
  run: async ({ environment }, { kind }): Promise<JobSummary[]> =>
    getDatabase()
      .selectFrom('job')
      .select(['id', 'kind', 'title', 'state', 'actorName', 'createdAt'])
      .where('environment', '=', environment.id)
      .where('kind', '=', kind)
      .where('state', 'in', ['running', 'undoing', 'failed'])
      .orderBy('createdAt', 'desc')
      .limit(50)
      .execute(),
});
