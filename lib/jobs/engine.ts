// Works through the steps of a job, forwards or back, and goes on with those that a restart interrupted.

import 'server-only';
import { type Actor, recordIntent, recordOutcome, SYSTEM } from '@/lib/audit/record';
import { roleOfMember } from '@/lib/auth/environment-roles';
import { type Permission, reasonAgainst } from '@/lib/permissions';
import { findEnvironment, senderFor } from '@/lib/transfer/client';
import { type TransferError, TransferFailure, toTransferError } from '@/lib/transfer/errors';
import type { AnyJobDefinition, JobStep, Made, StepContext } from './definition';
import { definitionOf } from './registry';
import { unseal } from './seal';
import {
  findAbandoned,
  findSteps,
  type JobRow,
  LEASE_MS,
  lease,
  renew,
  type StepRow,
  setStep,
  settle,
} from './store';

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
    const run = new Run(job, definition, await findSteps(jobId), () => mine);
    await settle(jobId, job.state === 'undoing' ? await run.undo() : await run.go());
  } catch (error) {
    // The database is away: the lease runs out and the job is taken up again.
    console.error(`Job ${jobId} was interrupted`, error);
  } finally {
    clearInterval(heartbeat);
  }
}

class Run {
  private readonly plan: Map<string, JobStep>;
  private readonly made: Record<string, Made> = {};

  constructor(
    private readonly job: JobRow,
    definition: AnyJobDefinition,
    private readonly rows: StepRow[],
    private readonly mine: () => boolean,
  ) {
    this.plan = new Map(definition.steps(JSON.parse(job.input)).map((step) => [step.name, step]));
    for (const row of rows) if (row.made) this.made[row.name] = JSON.parse(row.made);
  }

  async go(): Promise<JobRow['state']> {
    for (const row of this.rows) {
      if (row.state === 'done') continue;
      if (!this.mine()) throw new Error('another process has taken it over');
      if (!(await this.forward(row))) return 'failed';
    }
    return 'completed';
  }

  async undo(): Promise<JobRow['state']> {
    for (const row of this.rows.toReversed()) {
      if (row.state !== 'done' && row.state !== 'unknown' && row.state !== 'running') continue;
      if (!this.mine()) throw new Error('another process has taken it over');
      if (!(await this.back(row))) return 'failed';
    }
    return 'undone';
  }

  /** A step of which only the start is known is looked for before it is done a second time. */
  private async forward(row: StepRow): Promise<boolean> {
    const step = this.stepOf(row);
    if (row.state === 'running' || row.state === 'unknown') {
      const found = await this.lookFor(row, step);
      if (found === 'failed') return false;
      if (found) return this.done(row, found);
      if (!step.find && row.state === 'running') {
        await setStep(row, { state: 'unknown', error: interrupted(step) });
        return false;
      }
    }
    await setStep(row, { state: 'running' });
    const outcome = await this.audited(row.operation, step, (context) => step.run(context));
    if ('made' in outcome) return this.done(row, outcome.made);
    const state = outcome.error.kind === 'outcome-unknown' ? 'unknown' : 'failed';
    await setStep(row, { state, error: outcome.error });
    return false;
  }

  private async back(row: StepRow): Promise<boolean> {
    const step = this.stepOf(row);
    let made = this.made[row.name];
    if (!made) {
      const found = await this.lookFor(row, step);
      if (found === 'failed') return false;
      made = found;
    }
    const { undo } = step;
    if (made && undo) {
      const it = made;
      const outcome = await this.audited(undo.operation, step, async (context) => {
        await undo.run(context, it).catch((error: unknown) => {
          if (toTransferError(error).kind !== 'not-found') throw error;
        });
        return it;
      });
      if ('error' in outcome) {
        await setStep(row, { state: 'done', error: outcome.error });
        return false;
      }
    }
    await setStep(row, { state: 'undone' });
    return true;
  }

  private async done(row: StepRow, made: Made): Promise<true> {
    this.made[row.name] = made;
    await setStep(row, { state: 'done', made });
    return true;
  }

  private async lookFor(row: StepRow, step: JobStep): Promise<Made | undefined | 'failed'> {
    try {
      return await step.find?.(this.context());
    } catch (error) {
      await setStep(row, { state: 'unknown', error: toTransferError(error) });
      return 'failed';
    }
  }

  private stepOf(row: StepRow): JobStep {
    const step = this.plan.get(row.name);
    if (!step) throw new Error(`job ${this.job.id} has no step ${row.name} in this version of the console`);
    return step;
  }

  private context(onRequestId?: (id: string) => void): StepContext {
    const { id, environment: environmentId, secrets } = this.job;
    const environment = findEnvironment(environmentId);
    if (!environment) throw new Error(`environment ${environmentId} is no longer configured`);
    return {
      jobId: id,
      environment,
      made: this.made,
      send: senderFor(environment, onRequestId),
      secrets: secrets === null ? null : unseal(id, secrets),
    };
  }

  /** One write: permitted by the actor's role of now, with its intent and outcome in the trail. */
  private async audited(
    operation: string,
    step: JobStep,
    write: (context: StepContext) => Promise<Made>,
  ): Promise<{ made: Made } | { error: TransferError }> {
    const { job } = this;
    const actor: Actor = {
      userId: job.actorId,
      name: job.actorName,
      role: job.actorRole,
      sessionId: job.sessionId,
      address: job.address,
    };
    const intent = { environment: job.environment, operation, target: step.target, input: step.input };
    const intentId = await recordIntent(actor, intent);
    let requestId: string | undefined;
    const context = () =>
      this.context((id) => {
        requestId = id;
      });
    try {
      await mustStillBePermitted(job, operation as Permission);
      const made = await write(context());
      const target = made.target ?? made.id ?? step.target;
      await recordOutcome(intentId, actor, intent, { result: 'succeeded', requestId, target });
      return { made };
    } catch (thrown) {
      const error = toTransferError(thrown);
      if (error.code === 'InternalError') console.error(thrown);
      await recordOutcome(intentId, actor, intent, {
        result:
          error.kind === 'outcome-unknown' ? 'unknown' : error.code === 'NotPermitted' ? 'refused' : 'failed',
        errorCode: error.code,
        errorMessage: error.message,
        requestId: error.requestId,
      });
      return { error };
    }
  }
}

/** Who has lost the role since the job was started, be it in this environment alone, changes nothing any more. */
async function mustStillBePermitted({ actorId, environment }: JobRow, permission: Permission): Promise<void> {
  // What the console does of its own accord hangs on nobody's role.
  if (actorId === SYSTEM.userId) return;
  const role = await roleOfMember(actorId, environment);
  const reason = role
    ? reasonAgainst(role, permission)
    : 'Who started this is no longer a member with access to this environment.';
  if (reason)
    throw new TransferFailure({ code: 'NotPermitted', kind: 'denied', message: reason, fields: [] });
}

function interrupted(step: JobStep): TransferError {
  const message = `The console was stopped while it did this (${step.operation}), so it is not known whether it was done. Look before you go on.`;
  return { code: 'OutcomeUnknown', kind: 'outcome-unknown', message, fields: [] };
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
