// Works through the jobs of this process, and takes up those that a restart interrupted.

import 'server-only';
import { definitionOf } from './registry';
import { Run } from './run';
import { findAbandoned, findOpenSteps, findSteps, LEASE_MS, lease, renew, settle } from './store';

const LOOK_FOR_ABANDONED_MS = 5_000;

/** Resolves when the job needs no more work from this process; never rejects. */
export async function workOn(jobId: string, find = definitionOf): Promise<void> {
  const job = await lease(jobId).catch(() => undefined);
  const definition = job && find(job.kind);
  if (!job || !definition) return;
  let mine = true;
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
    const run = new Run(job, definition, await (open ? findOpenSteps(jobId) : findSteps(jobId)), () => mine);
    if (job.state === 'undoing') await settle(jobId, await run.undo());
    else await settle(jobId, await (independent ? run.goSideBySide() : run.go()));
  } catch (error) {
    // The database is away: the lease runs out and the job is taken up again.
    console.error(`Job ${jobId} was interrupted`, error);
  } finally {
    clearInterval(heartbeat);
  }
}

declare global {
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
