// Reads about jobs: how far one has come, its steps page by page, and those of an environment.

import 'server-only';
import { z } from 'zod';
import { getDatabase } from '@/lib/db/database';
import { type TransferError, TransferFailure } from '@/lib/transfer/errors';
import { defineRead } from '@/lib/transfer/read';
import type { JobPlace, Made } from './definition';
import { definitionOf } from './registry';
import { isMoving } from './rules';
import { jobRefSchema, jobStepsSchema } from './schema';
import { countSteps, findJob, findSteps, findStepsPage, type JobRow, type StepRow } from './store';

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

function toProgress({ name, title, operation, state, made, error }: StepRow): JobStepProgress {
  return {
    name,
    title,
    operation,
    state,
    ...(made && { made: JSON.parse(made) as Made }),
    ...(error && { error: JSON.parse(error) as TransferError }),
  };
}

type JobHead = JobSummary & Pick<JobRow, 'environment' | 'updatedAt'>;

/** Without its input, which a job of ten thousand steps would read at every poll. */
async function jobOf(environmentId: string, jobId: string): Promise<JobHead> {
  const job = await getDatabase()
    .selectFrom('job')
    .select(['id', 'kind', 'environment', 'title', 'state', 'actorName', 'createdAt', 'updatedAt'])
    .where('id', '=', jobId)
    .executeTakeFirst();
  if (job?.environment === environmentId) return job;
  const message = 'This run does not exist in this environment.';
  throw new TransferFailure({ code: 'JobNotFound', kind: 'not-found', message, fields: [] });
}

export const describeJob = defineRead({
  permission: 'ReadJobs',
  input: jobRefSchema,
  run: async ({ environment }, { jobId }): Promise<JobProgress> => {
    const job = await jobOf(environment.id, jobId);
    return { ...summary(job), steps: (await findSteps(jobId)).map(toProgress) };
  },
});

export interface JobCounts extends JobSummary {
  /** When it last began or ended to work, in epoch milliseconds. */
  updatedAt: number;
  steps: Record<StepRow['state'], number>;
  /** Once it rests: what it has changed is seen there. */
  place?: JobPlace;
}

async function placeOf({ id, kind }: { id: string; kind: string }): Promise<JobPlace | undefined> {
  const place = definitionOf(kind)?.place;
  const job = place && (await findJob(id));
  return job && place(JSON.parse(job.input));
}

/** How far a job of many steps has come, without the steps. */
export const countJob = defineRead({
  permission: 'ReadJobs',
  input: jobRefSchema,
  run: async ({ environment }, { jobId }): Promise<JobCounts> => {
    const job = await jobOf(environment.id, jobId);
    const steps = await countSteps(jobId);
    const place = isMoving(job.state) ? undefined : await placeOf(job);
    return { ...summary(job), updatedAt: job.updatedAt, steps, ...(place && { place }) };
  },
});

const STEPS_PER_PAGE = 50;

export interface JobStepsPage {
  Steps: JobStepProgress[];
  NextToken?: string;
}

/** The steps of a job that ended in one of the states, in order. */
export const listJobSteps = defineRead({
  permission: 'ReadJobs',
  input: jobStepsSchema,
  run: async ({ environment }, { jobId, states, NextToken = '0' }): Promise<JobStepsPage> => {
    await jobOf(environment.id, jobId);
    const page = { states, from: Number(NextToken), limit: STEPS_PER_PAGE + 1 };
    const rows = await findStepsPage(jobId, page);
    const next = rows[STEPS_PER_PAGE];
    return {
      Steps: rows.slice(0, STEPS_PER_PAGE).map(toProgress),
      ...(next && { NextToken: String(next.position) }),
    };
  },
});

const JOBS_PER_PAGE = 50;

export interface JobsPage {
  Jobs: JobSummary[];
  NextToken?: string;
}

/** Every job of an environment, the newest first. */
export const listJobs = defineRead({
  permission: 'ReadJobs',
  input: z.object({
    NextToken: z
      .string()
      .regex(/^\d{1,15}\/[\da-f-]{36}$/)
      .optional(),
  }),
  run: async ({ environment }, { NextToken }): Promise<JobsPage> => {
    const [at, id = ''] = NextToken?.split('/') ?? [];
    let query = getDatabase()
      .selectFrom('job')
      .select(['id', 'kind', 'title', 'state', 'actorName', 'createdAt'])
      .where('environment', '=', environment.id)
      .orderBy('createdAt', 'desc')
      .orderBy('id', 'desc')
      .limit(JOBS_PER_PAGE + 1);
    if (at !== undefined) {
      query = query.where(({ eb, and, or }) =>
        or([eb('createdAt', '<', Number(at)), and([eb('createdAt', '=', Number(at)), eb('id', '<', id)])]),
      );
    }
    const rows = await query.execute();
    const last = rows.length > JOBS_PER_PAGE ? rows[JOBS_PER_PAGE - 1] : undefined;
    return {
      Jobs: rows.slice(0, JOBS_PER_PAGE),
      ...(last && { NextToken: `${last.createdAt}/${last.id}` }),
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
