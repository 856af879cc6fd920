// Runs the workflows of servers on what is uploaded to them, step by step, and goes on after a restart.

import { randomBytes, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { LogStore, Upload, Workflows } from '../services';
import { EfsStorage } from '../storage/efs-storage';
import { type PosixProfile, ROOT } from '../storage/posix';
import type { S3Storage } from '../storage/s3-storage';
import type { Store } from '../store/store';
import type { ExecutionRecord, StoredFile } from '../store/workflow-records';
import { callFunction } from './call-function';
import { ExecutionLog, loggedFile, stepMembers } from './execution-log';
import { StepFailure } from './failure';
import { WorkflowFiles } from './files';
import { Gate } from './gate';
import { runStep, type StepOutcome } from './steps';
import { sourceOf } from './targets';
import { StartThrottle } from './throttle';

export interface WorkflowOptions {
  store: Store;
  storage: S3Storage;
  logs: LogStore;
  dataDir: string;
  lambdas: Record<string, string>;
  quotasLifted: boolean;
  now(): Date;
}

/** Steps that work on files at the same time; custom ones only wait. */
const mostAtOnce = 8;

export class WorkflowEngine implements Workflows {
  private readonly log: ExecutionLog;
  private readonly throttle: StartThrottle;
  private readonly gate = new Gate(mostAtOnce);
  private readonly queued: ExecutionRecord[] = [];
  private readonly running = new Set<Promise<void>>();
  /** Custom steps that wait, by their execution. */
  private readonly callbacks = new Map<string, (status: 'SUCCESS' | 'FAILURE') => void>();
  private readonly ending = new AbortController();
  private nextStart: NodeJS.Timeout | undefined;

  constructor(private readonly options: WorkflowOptions) {
    const { store, logs, dataDir, now } = options;
    this.log = new ExecutionLog(logs, store, now);
    this.throttle = new StartThrottle(() => now().getTime());
    rmSync(join(dataDir, 'workflows'), { recursive: true, force: true });
  }

  /** Goes on with what an earlier run of the emulator left. */
  resume(): void {
    for (const execution of this.options.store.executions.all()) {
      if (execution.Status === 'QUEUED') this.queued.push(execution);
      else this.start(execution);
    }
    this.startQueued();
  }

  uploaded(upload: Upload): void {
    const { store, now } = this.options;
    const server = store.servers.get(upload.serverId);
    const { OnUpload = [], OnPartialUpload = [] } = server?.WorkflowDetails ?? {};
    const [attached] = upload.partial ? OnPartialUpload : OnUpload;
    const workflow = attached && store.workflows.get(attached.WorkflowId);
    if (!server || !workflow) return;
    const file = this.files(upload.posixProfile).fileAt(upload.path, server.Domain);
    const execution: ExecutionRecord = {
      ExecutionId: randomUUID(),
      WorkflowId: workflow.WorkflowId,
      ServerId: upload.serverId,
      UserName: upload.userName,
      SessionId: upload.sessionId,
      ExecutionRole: attached.ExecutionRole,
      PosixProfile: upload.posixProfile,
      Uploaded: now().getTime(),
      Steps: workflow.Steps,
      OnExceptionSteps: workflow.OnExceptionSteps ?? [],
      Status: 'QUEUED',
      InitialFile: file,
      PreviousFile: file,
      Results: [],
      ExceptionResults: [],
    };
    this.save(execution);
    this.queued.push(execution);
    this.startQueued();
    const waits = this.queued.includes(execution) && !this.ending.signal.aborted;
    if (waits) this.log.write('ExecutionThrottled', execution);
  }

  report(executionId: string, token: string, status: 'SUCCESS' | 'FAILURE'): boolean {
    const settle = this.callbacks.get(executionId);
    const execution = this.options.store.executions.get(executionId);
    if (!settle || !execution?.Callback || execution.Callback.Token !== token) return false;
    this.save({ ...execution, Callback: { ...execution.Callback, Reported: status } });
    settle(status);
    return true;
  }

  /** Steps that work on files are given up, and done again at the next start. */
  async close(): Promise<void> {
    clearTimeout(this.nextStart);
    this.ending.abort();
    await Promise.all(this.running);
  }

  /** On EFS an execution may do what the uploader may. */
  private files(profile: PosixProfile | undefined): WorkflowFiles {
    const { storage, store, dataDir } = this.options;
    const efs = new EfsStorage(join(dataDir, 'efs'), profile ?? ROOT);
    return new WorkflowFiles(storage, efs, store.objectTags);
  }

  private save(execution: ExecutionRecord): void {
    this.options.store.executions.put(execution);
  }

  private startQueued(): void {
    clearTimeout(this.nextStart);
    while (this.queued.length > 0 && !this.ending.signal.aborted) {
      if (!this.options.quotasLifted && !this.throttle.take()) {
        this.nextStart = setTimeout(() => this.startQueued(), this.throttle.waitMs());
        return;
      }
      const execution = this.queued.shift();
      if (!execution) return;
      const started = { ...execution, Status: 'IN_PROGRESS' as const };
      this.save(started);
      const input = { initialFileLocation: loggedFile(execution.InitialFile) };
      this.log.write('ExecutionStarted', execution, { input });
      this.start(started);
    }
  }

  /** Never rejects: what cannot be recorded is for whoever runs the emulator. */
  private start(execution: ExecutionRecord): void {
    const run = this.run(execution).catch((error) => {
      if (!this.ending.signal.aborted) console.error('An execution could not be recorded.', error);
    });
    this.running.add(run);
    void run.then(() => this.running.delete(run));
  }

  private async run(from: ExecutionRecord): Promise<void> {
    let execution = from;
    while (execution.Status === 'IN_PROGRESS' && execution.Results.length < execution.Steps.length) {
      execution = await this.step(execution);
    }
    const failed = execution.Status === 'HANDLING_EXCEPTION';
    while (failed && this.hasExceptionStep(execution)) execution = await this.step(execution);
    this.options.store.executions.delete(execution.ExecutionId);
    this.log.write(failed ? 'ExecutionErrored' : 'ExecutionCompleted', execution);
  }

  /** An exception step that fails is the last. */
  private hasExceptionStep({ ExceptionResults, OnExceptionSteps }: ExecutionRecord): boolean {
    return ExceptionResults.length < OnExceptionSteps.length && !ExceptionResults.at(-1)?.Error;
  }

  /** Does the next step, and gives the execution as it then is and as it is on disk. */
  private async step(before: ExecutionRecord): Promise<ExecutionRecord> {
    const handling = before.Status === 'HANDLING_EXCEPTION';
    const [steps, results] = handling
      ? [before.OnExceptionSteps, before.ExceptionResults]
      : [before.Steps, before.Results];
    const step = steps[results.length] ?? {};
    const members = stepMembers(step);
    const fileLocation = loggedFile(sourceOf(before, step));
    this.log.write('StepStarted', before, { input: { fileLocation }, ...members });
    const leave = step.Type === 'CUSTOM' ? () => {} : await this.gate.enter();
    let outcome: StepOutcome | StepFailure;
    try {
      outcome = await runStep(step, before, {
        files: this.files(before.PosixProfile),
        dataDir: this.options.dataDir,
        signal: this.ending.signal,
        begin: () => this.save({ ...before, Begun: true }),
        callBack: (arn, seconds, file) => this.callBack(before, { arn, seconds, file, members }),
      });
    } catch (error) {
      if (this.ending.signal.aborted) throw error;
      outcome = asFailure(error);
    } finally {
      leave();
    }
    const { Begun: _, Callback: __, ...rest } = before;
    const failure = outcome instanceof StepFailure ? outcome : undefined;
    const result = {
      StepType: step.Type,
      ...(outcome instanceof StepFailure
        ? { Error: { Type: outcome.type, Message: outcome.message } }
        : { Outputs: outcome.outputs }),
    };
    const after: ExecutionRecord = {
      ...rest,
      // Exception steps begin with what was uploaded.
      PreviousFile: outcome instanceof StepFailure ? before.InitialFile : outcome.file,
      Status: failure ? 'HANDLING_EXCEPTION' : before.Status,
      ...(handling ? { ExceptionResults: [...results, result] } : { Results: [...results, result] }),
    };
    this.save(after);
    if (failure) {
      const error = { errorType: failure.type, errorMessage: failure.message };
      this.log.write('StepErrored', after, { ...error, ...members });
    } else this.log.write('StepCompleted', after, { output: {}, ...members });
    return after;
  }

  private async callBack(
    execution: ExecutionRecord,
    call: { arn: string; seconds: number; file: StoredFile; members: ReturnType<typeof stepMembers> },
  ): Promise<void> {
    const { now, lambdas } = this.options;
    const callback = execution.Callback ?? {
      Token: randomBytes(20).toString('hex'),
      Deadline: now().getTime() + call.seconds * 1000,
      Called: false,
    };
    if (!callback.Called) {
      this.save({ ...execution, Callback: callback });
      callFunction(lambdas, call.arn, execution, callback.Token, call.file);
      this.save({ ...execution, Callback: { ...callback, Called: true } });
      const output = { token: callback.Token };
      this.log.write('CustomStepInvoked', execution, { output, ...call.members });
    }
    const status = callback.Reported ?? (await this.reported(execution.ExecutionId, callback.Deadline));
    if (status === 'SUCCESS') return;
    if (status === 'FAILURE') throw new StepFailure('CUSTOM_STEP_FAILED', 'The function reported a failure');
    throw new StepFailure('TIMEOUT', `The function reported nothing within ${call.seconds} seconds`);
  }

  private reported(executionId: string, deadline: number): Promise<'SUCCESS' | 'FAILURE' | 'TIMEOUT'> {
    const { signal } = this.ending;
    return new Promise<'SUCCESS' | 'FAILURE' | 'TIMEOUT'>((resolve, reject) => {
      const timer = setTimeout(() => end(() => resolve('TIMEOUT')), deadline - this.options.now().getTime());
      const abort = () => end(() => reject(signal.reason));
      const end = (settle: () => void) => {
        clearTimeout(timer);
        signal.removeEventListener('abort', abort);
        this.callbacks.delete(executionId);
        settle();
      };
      this.callbacks.set(executionId, (status) => end(() => resolve(status)));
      signal.addEventListener('abort', abort);
    });
  }
}

function asFailure(error: unknown): StepFailure {
  if (error instanceof StepFailure) return error;
  console.error('A step of a workflow failed.', error);
  return new StepFailure('INTERNAL_SERVER_ERROR', 'The emulator failed; its output has the details');
}
