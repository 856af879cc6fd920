// The rows of jobs and their steps, and the lease by which one process at a time works on a job.

import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Actor } from '@/lib/audit/record';
import { getDatabase } from '@/lib/db/database';
import type { JobStepTable, JobTable } from '@/lib/db/tables';
import type { AnyJobDefinition, Made } from './definition';
import { seal } from './seal';

export type JobRow = Selectable<JobTable>;
export type StepRow = Selectable<JobStepTable>;

/** Long enough for a slow call to AWS; renewed while the holder lives. */
export const LEASE_MS = 20_000;
const HOLDER = randomUUID();
/** Eight values each, below what one statement may carry on either engine. */
const STEPS_AT_ONCE = 1_000;

export async function insertJob(
  definition: AnyJobDefinition,
  start: { environment: string; actor: Actor; input: unknown; secrets: unknown },
): Promise<string> {
  const id = randomUUID();
  const now = Date.now();
  const { environment, actor, input, secrets } = start;
  const steps = definition.steps(input).map(({ name, title, operation }, position) => ({
    jobId: id,
    position,
    name,
    title,
    operation,
    state: 'waiting' as const,
    made: null,
    error: null,
  }));
  await getDatabase()
    .transaction()
    .execute(async (db) => {
      await db
        .insertInto('job')
        .values({
          id,
          kind: definition.kind,
          environment,
          ...actorColumns(actor),
          title: definition.title(input),
          input: JSON.stringify(input),
          secrets: secrets === null || secrets === undefined ? null : seal(id, secrets),
          state: 'running',
          createdAt: now,
          updatedAt: now,
          leaseHolder: null,
          leaseUntil: 0,
        })
        .execute();
      for (let from = 0; from < steps.length; from += STEPS_AT_ONCE)
        await db
          .insertInto('jobStep')
          .values(steps.slice(from, from + STEPS_AT_ONCE))
          .execute();
    });
  return id;
}

function actorColumns({ userId, name, role, sessionId, address }: Actor) {
  return { actorId: userId, actorName: name, actorRole: role, sessionId, address };
}

export function findJob(id: string): Promise<JobRow | undefined> {
  return getDatabase().selectFrom('job').selectAll().where('id', '=', id).executeTakeFirst();
}

export function findSteps(jobId: string): Promise<StepRow[]> {
  return getDatabase()
    .selectFrom('jobStep')
    .selectAll()
    .where('jobId', '=', jobId)
    .orderBy('position')
    .execute();
}

/** Those that are not done. */
export function findOpenSteps(jobId: string): Promise<StepRow[]> {
  return getDatabase()
    .selectFrom('jobStep')
    .selectAll()
    .where('jobId', '=', jobId)
    .where('state', '!=', 'done')
    .orderBy('position')
    .execute();
}

/** How many steps are in each state. */
export async function countSteps(jobId: string): Promise<Record<StepRow['state'], number>> {
  const rows = await getDatabase()
    .selectFrom('jobStep')
    .select(['state', (count) => count.fn.countAll<number | string>().as('steps')])
    .where('jobId', '=', jobId)
    .groupBy('state')
    .execute();
  const counts = { waiting: 0, running: 0, done: 0, failed: 0, unknown: 0, undone: 0 };
  for (const { state, steps } of rows) counts[state] = Number(steps);
  return counts;
}

/** Steps in one of the states, from a position on. */
export function findStepsPage(
  jobId: string,
  page: { states: StepRow['state'][]; from: number; limit: number },
): Promise<StepRow[]> {
  return getDatabase()
    .selectFrom('jobStep')
    .selectAll()
    .where('jobId', '=', jobId)
    .where('state', 'in', page.states)
    .where('position', '>=', page.from)
    .orderBy('position')
    .limit(page.limit)
    .execute();
}

/** The job, if it waits for a worker; undefined while another process holds it. */
export async function lease(id: string): Promise<JobRow | undefined> {
  const now = Date.now();
  return getDatabase()
    .updateTable('job')
    .set({ leaseHolder: HOLDER, leaseUntil: now + LEASE_MS })
    .where('id', '=', id)
    .where('state', 'in', ['running', 'undoing'])
    .where('leaseUntil', '<', now)
    .returningAll()
    .executeTakeFirst();
}

/** False once another process has taken the job over, or it was told to stop. */
export async function renew(id: string): Promise<boolean> {
  const result = await getDatabase()
    .updateTable('job')
    .set({ leaseUntil: Date.now() + LEASE_MS })
    .where('id', '=', id)
    .where('leaseHolder', '=', HOLDER)
    .where('state', 'in', ['running', 'undoing'])
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** As if it had failed, so that it can be gone on with; its worker ends when it hears of it. */
export async function halt(id: string): Promise<boolean> {
  const result = await getDatabase()
    .updateTable('job')
    .set({ state: 'failed', updatedAt: Date.now() })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Ends the work of this process on a job, in a state or as it is. What is over needs its secrets no more. */
export async function settle(id: string, state: JobRow['state'] | undefined): Promise<void> {
  const over = state === 'completed' || state === 'undone';
  await getDatabase()
    .updateTable('job')
    .set({
      ...(state && { state }),
      updatedAt: Date.now(),
      leaseHolder: null,
      leaseUntil: 0,
      ...(over && { secrets: null }),
    })
    .where('id', '=', id)
    .where('leaseHolder', '=', HOLDER)
    .execute();
}

/** Sets a failed job going again, forwards or back; false where it is in another state, or a worker still ends its steps. */
export async function reopen(
  job: JobRow,
  state: 'running' | 'undoing',
  actor: Actor,
  secrets?: unknown,
): Promise<boolean> {
  const result = await getDatabase()
    .updateTable('job')
    .set({
      state,
      updatedAt: Date.now(),
      ...actorColumns(actor),
      ...(secrets !== undefined && secrets !== null && { secrets: seal(job.id, secrets) }),
    })
    .where('id', '=', job.id)
    .where('state', '=', 'failed')
    .where('leaseUntil', '<', Date.now())
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function setStep(
  step: StepRow,
  change: { state: StepRow['state']; made?: Made; error?: unknown },
): Promise<void> {
  await getDatabase()
    .updateTable('jobStep')
    .set({
      state: change.state,
      ...(change.made && { made: JSON.stringify(change.made) }),
      error: change.error === undefined ? null : JSON.stringify(change.error),
    })
    .where('jobId', '=', step.jobId)
    .where('position', '=', step.position)
    .execute();
}

/** Jobs that no living process works on. */
export async function findAbandoned(): Promise<string[]> {
  const rows = await getDatabase()
    .selectFrom('job')
    .select('id')
    .where('state', 'in', ['running', 'undoing'])
    .where('leaseUntil', '<', Date.now())
    .execute();
  return rows.map(({ id }) => id);
}
