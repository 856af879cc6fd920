// Works through the jobs of this process, and takes up those that a restart interrupted.

import 'server-only';
import { definitionOf } from './registry';
import { Run } from './run';
import { findAbandoned, findOpenSteps, findSteps, halt, LEASE_MS, lease, renew, settle } from './store';

const LOOK_FOR_ABANDONED_MS = 5_000;

/** Resolves when the job needs no more work from this process; never rejects. */
export async function workOn(jobId: string, find = definitionOf): Promise<void> {
  const job = await lease(jobId).catch(() => undefined);
  const definition = job && find(job.kind);
  if (!job || !definition) return;
  let mine = true;
  const stopped = stoppedJobs();
  stopped.delete(jobId);
  const heartbeat = setInterval(() => {
    renew(jobId).then(
      (renewed) => {
        mine = renewed;
      },
      () => {},
    );
  }, LEASE_MS / 4);
  try {
    const { independent } = definition;
    // What is done is of no use to steps that do not see it, and there may be thousands.
    const open = independent && job.state === 'running';
    const run = new Run(
      job,
      definition,
      await (open ? findOpenSteps(jobId) : findSteps(jobId)),
      () => mine,
      () => stopped.has(jobId),
    );
    const state = await (job.state === 'undoing' ? run.undo() : independent ? run.goSideBySide() : run.go());
    await settle(jobId, state);
  } catch (error) {
    console.error(`Job ${jobId} was interrupted`, error);
    // Whoever goes on need not wait for the lease to run out, unless the database is away.
    await settle(jobId, undefined).catch(() => undefined);
  } finally {
    clearInterval(heartbeat);
  }
}

/** Told to stop in this process; another one learns it from the state, when it next renews its lease. */
function stoppedJobs(): Set<string> {
  globalThis.consoleStoppedJobs ??= new Set();
  return globalThis.consoleStoppedJobs;
}

/** Steps that are under way are done, no other is begun; false where the job does not run. */
export async function stopWork(jobId: string): Promise<boolean> {
  stoppedJobs().add(jobId);
  return halt(jobId);
}

declare global {
  var consoleStoppedJobs: Set<string> | undefined;
  var consoleJobTimer: NodeJS.Timeout | undefined;
}

/** Takes up what a process that ended left behind, now and from time to time. */
export function keepJobsGoing(): void {
  const takeUp = async () => {
    for (const id of await findAbandoned()) void workOn(id);
  };
  const quietly = () => {
    takeUp().catch((error: unknown) => console.error('Jobs could not be looked for', error));
  };
  globalThis.consoleJobTimer ??= setInterval(quietly, LOOK_FOR_ABANDONED_MS).unref();
  quietly();
}
