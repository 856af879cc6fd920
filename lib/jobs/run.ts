// One piece of work on a job by this process: its steps forwards, side by side or back, each audited and permitted on its own.

import 'server-only';
import { setTimeout as pause } from 'node:timers/promises';
import { type Actor, recordIntent, recordOutcome, SYSTEM } from '@/lib/audit/record';
import { roleOfMember } from '@/lib/auth/environment-roles';
import { type Permission, reasonAgainst } from '@/lib/permissions';
import { findEnvironment, senderFor } from '@/lib/transfer/client';
import { type TransferError, TransferFailure, toTransferError } from '@/lib/transfer/errors';
import type { AnyJobDefinition, JobStep, Made, StepContext } from './definition';
import { unseal } from './seal';
import { type JobRow, type StepRow, setStep } from './store';

const AT_ONCE = 4;
/** After the SDK's own tries: a quarter of a second, then twice as long each time. */
const FIRST_PAUSE_MS = 250;
const PATIENT_TRIES = 8;

export class Run {
  private readonly plan: Map<string, JobStep>;
  private readonly made: Record<string, Made> = {};
  private readonly actor: Actor;
  private readonly secrets: unknown;
  private readonly sees: 'earlier steps' | 'nothing';
  /** Resolves when AWS may be asked again. */
  private calm: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly job: JobRow,
    definition: AnyJobDefinition,
    private readonly rows: StepRow[],
    private readonly mine: () => boolean,
    private readonly stopped: () => boolean,
  ) {
    this.plan = new Map(definition.steps(JSON.parse(job.input)).map((step) => [step.name, step]));
    const { actorId: userId, actorName: name, actorRole: role, sessionId, address } = job;
    this.actor = { userId, name, role, sessionId, address };
    this.secrets = job.secrets === null ? null : unseal(job.id, job.secrets);
    this.sees = definition.independent ? 'nothing' : 'earlier steps';
    for (const row of rows) if (row.made) this.made[row.name] = JSON.parse(row.made);
  }

  async go(): Promise<JobRow['state']> {
    for (const row of this.rows) {
      if (row.state === 'done') continue;
      if (!this.mine()) throw new Error('another process has taken it over');
      if (await this.forward(row)) return 'failed';
    }
    return 'completed';
  }

  /**
   * Each step is tried; the job has failed where one did, and going on tries those again.
   * Undefined where it was stopped before the end.
   */
  async goSideBySide(): Promise<JobRow['state'] | undefined> {
    let next = 0;
    let failed = false;
    let lost = false;
    const work = async () => {
      while (!lost && !this.stopped()) {
        const row = this.rows[next];
        if (!row) return;
        next += 1;
        if (!this.mine()) throw new Error('another process has taken it over');
        if (await this.patiently(row)) failed = true;
      }
    };
    const workers = Array.from({ length: AT_ONCE }, () =>
      work().catch((error: unknown) => {
        lost = true;
        throw error;
      }),
    );
    // None may be left at work when the lease is given back.
    for (const worker of await Promise.allSettled(workers))
      if (worker.status === 'rejected') throw worker.reason;
    if (next < this.rows.length) return undefined;
    return failed ? 'failed' : 'completed';
  }

  /** AWS that asks for fewer calls gets them: all workers wait, and the step is tried again. */
  private async patiently(row: StepRow): Promise<TransferError | undefined> {
    for (let tries = 1; ; tries += 1) {
      await this.calm;
      const error = await this.forward(row);
      if (error?.kind !== 'throttled' || tries === PATIENT_TRIES || this.stopped()) return error;
      if (!this.mine()) throw new Error('another process has taken it over');
      const wait = FIRST_PAUSE_MS * 2 ** (tries - 1);
      this.calm = Promise.all([this.calm, pause(wait, undefined, { ref: false })]);
    }
  }

  async undo(): Promise<JobRow['state']> {
    for (const row of this.rows.toReversed()) {
      if (row.state !== 'done' && row.state !== 'unknown' && row.state !== 'running') continue;
      if (!this.mine()) throw new Error('another process has taken it over');
      if (!(await this.back(row))) return 'failed';
    }
    return 'undone';
  }

  /**
   * A step of which only the start is known is looked for before it is done a second time.
   * Gives the error of a step that is not done.
   */
  private async forward(row: StepRow): Promise<TransferError | undefined> {
    const step = this.stepOf(row);
    if (row.state === 'running' || row.state === 'unknown') {
      const found = await this.lookFor(row, step);
      if ('error' in found) return found.error;
      if (found.made) return this.done(row, found.made);
      if (!step.find && row.state === 'running') return this.failedAt(row, 'unknown', interrupted(step));
    }
    row.state = 'running';
    await setStep(row, { state: 'running' });
    const { permission = step.operation } = step;
    const outcome = await this.audited(row.operation, permission, step, (context) => step.run(context));
    if ('made' in outcome) return this.done(row, outcome.made);
    const { error } = outcome;
    return this.failedAt(row, error.kind === 'outcome-unknown' ? 'unknown' : 'failed', error);
  }

  private async failedAt(row: StepRow, state: 'unknown' | 'failed', error: TransferError) {
    row.state = state;
    await setStep(row, { state, error });
    return error;
  }

  private async back(row: StepRow): Promise<boolean> {
    const step = this.stepOf(row);
    let made = this.made[row.name];
    if (!made) {
      const found = await this.lookFor(row, step);
      if ('error' in found) return false;
      made = found.made;
    }
    const { undo } = step;
    if (made && undo) {
      const it = made;
      const outcome = await this.audited(undo.operation, undo.operation, step, async (context) => {
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

  private async done(row: StepRow, made: Made): Promise<undefined> {
    if (this.sees === 'earlier steps') this.made[row.name] = made;
    await setStep(row, { state: 'done', made });
  }

  private async lookFor(
    row: StepRow,
    step: JobStep,
  ): Promise<{ made: Made | undefined } | { error: TransferError }> {
    try {
      return { made: await step.find?.(this.context()) };
    } catch (error) {
      return { error: await this.failedAt(row, 'unknown', toTransferError(error)) };
    }
  }

  private stepOf(row: StepRow): JobStep {
    const step = this.plan.get(row.name);
    if (!step) throw new Error(`job ${this.job.id} has no step ${row.name} in this version of the console`);
    return step;
  }

  private context(onRequestId?: (id: string) => void): StepContext {
    const { id, environment: environmentId } = this.job;
    const environment = findEnvironment(environmentId);
    if (!environment) throw new Error(`environment ${environmentId} is no longer configured`);
    return {
      jobId: id,
      environment,
      actor: this.actor,
      made: this.made,
      send: senderFor(environment, onRequestId),
      secrets: this.secrets,
    };
  }

  /** One write: permitted by the actor's role of now, with its intent and outcome in the trail. */
  private async audited(
    operation: string,
    permission: Permission,
    step: JobStep,
    write: (context: StepContext) => Promise<Made>,
  ): Promise<{ made: Made } | { error: TransferError }> {
    const { job, actor } = this;
    const intent = { environment: job.environment, operation, target: step.target, input: step.input };
    const intentId = await recordIntent(actor, intent);
    let requestId: string | undefined;
    const context = () =>
      this.context((id) => {
        requestId = id;
      });
    try {
      await mustStillBePermitted(job, permission);
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
