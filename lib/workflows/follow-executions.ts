// Brings the console's memory of a workflow's executions up to date, from the logs of its servers and from what runs now.

import 'server-only';
import {
  type DescribedServer,
  DescribeExecutionCommand,
  type ExecutionStepResult,
  ListExecutionsCommand,
  type ListedExecution,
} from '@aws-sdk/client-transfer';
import { type TransferError, toTransferError } from '@/lib/transfer/errors';
import { filterLogEvents, groupOfDestination } from '@/lib/transfer/logs-client';
import type { Context } from './describe-cache';
import {
  type EventOfExecution,
  type Execution,
  isOver,
  readExecutionEvent,
  type StepRun,
} from './execution-rules';
import { keepEvents, keepLost, keepReadUntil, keepUnlogged, readUntil, unfinished } from './executions-store';

/** Events may reach CloudWatch somewhat late. */
const OVERLAP_MS = 2 * 60_000;
const FIRST_LOOK_MS = 7 * 86_400_000;
const MOST_CALLS = 10;
const MOST_DESCRIBED = 20;
/** AWS has forgotten it, and by now its log would have told. */
const LOST_AFTER_MS = 10 * 60_000;

export interface Followed {
  /** What runs now without a log, with what the API tells of it. */
  unlogged: Execution[];
  /** The logs or the API could not be asked. */
  problem?: TransferError;
}

function logGroupOf({ ServerId, StructuredLogDestinations = [], LoggingRole }: DescribedServer) {
  const [destination] = StructuredLogDestinations;
  if (destination) return groupOfDestination(destination);
  return LoggingRole ? `/aws/transfer/${ServerId}` : undefined;
}

export async function followExecutions(
  context: Context,
  workflowId: string,
  servers: readonly DescribedServer[],
): Promise<Followed> {
  const where = { environment: context.environment.id, workflowId };
  const groups = new Set(servers.map(logGroupOf).filter((group) => group !== undefined));
  try {
    const running = await runningNow(context, workflowId);
    for (const group of groups) await readLog(context, workflowId, group);
    const known = await unfinished(where);
    // Where nothing is logged there is nothing to wait for.
    const tooOld = Date.now() - (groups.size > 0 ? LOST_AFTER_MS : 0);
    const ids = new Set(running.map(({ ExecutionId }) => ExecutionId));
    const lost = known.filter((one) => !ids.has(one.executionId) && one.startedAt < tooOld);
    await keepLost(
      where,
      lost.map(({ executionId }) => executionId),
    );
    const logged = new Set(
      known.filter(({ steps }) => steps.length > 0).map(({ executionId }) => executionId),
    );
    const silent = running.filter(({ ExecutionId = '' }) => !logged.has(ExecutionId));
    return { unlogged: await describeAll(context, workflowId, silent.slice(0, MOST_DESCRIBED)) };
  } catch (error) {
    return { unlogged: [], problem: toTransferError(error) };
  }
}

async function runningNow({ send }: Context, WorkflowId: string): Promise<ListedExecution[]> {
  const { Executions = [] } = await send(new ListExecutionsCommand({ WorkflowId, MaxResults: 1_000 }));
  return Executions;
}

async function readLog(context: Context, workflowId: string, group: string): Promise<void> {
  const where = { environment: context.environment.id, workflowId };
  const now = Date.now();
  const from = ((await readUntil(where, group)) ?? now - FIRST_LOOK_MS) - OVERLAP_MS;
  const question = { group, pattern: `{ $.workflowId = "${workflowId}" }`, from, to: now + OVERLAP_MS };
  let NextToken: string | undefined;
  let latest = from;
  for (let call = 0; call < MOST_CALLS; call += 1) {
    const page = await filterLogEvents(context.environment, { ...question, NextToken }).catch((error) => {
      // The group is there from its first event on.
      if (toTransferError(error).kind === 'not-found') return { lines: [], NextToken: undefined };
      throw error;
    });
    const events = page.lines
      .map(({ id, at, text }) => readExecutionEvent(id, at, text))
      .filter((event): event is EventOfExecution => event?.workflowId === workflowId);
    await keepEvents(where, events);
    latest = Math.max(latest, page.lines.at(-1)?.at ?? 0);
    NextToken = page.NextToken;
    if (!NextToken) break;
  }
  await keepReadUntil(where, group, NextToken ? latest : now);
}

async function describeAll(
  { send, environment }: Context,
  workflowId: string,
  running: readonly ListedExecution[],
): Promise<Execution[]> {
  const found: Execution[] = [];
  for (const { ExecutionId = '' } of running) {
    const answer = await send(new DescribeExecutionCommand({ WorkflowId: workflowId, ExecutionId })).catch(
      (error) => {
        // It ended meanwhile.
        if (toTransferError(error).kind === 'not-found') return undefined;
        throw error;
      },
    );
    const { Execution } = answer ?? {};
    if (!Execution) continue;
    const { UserName = '', ServerId = '' } = Execution.ServiceMetadata?.UserDetails ?? {};
    const { S3FileLocation: s3, EfsFileLocation: efs } = Execution.InitialFileLocation ?? {};
    const handling = Execution.Status === 'HANDLING_EXCEPTION';
    const execution: Execution = {
      workflowId,
      executionId: ExecutionId,
      serverId: ServerId,
      userName: UserName,
      file: s3 ? `/${s3.Bucket}/${s3.Key}` : `${efs?.FileSystemId ?? ''}:${efs?.Path ?? ''}`,
      state: handling ? 'handling' : 'running',
      startedAt: Date.now(),
      steps: [
        ...stepsOf(Execution.Results?.Steps, false),
        ...stepsOf(Execution.Results?.OnExceptionSteps, true),
      ],
    };
    await keepUnlogged({ environment: environment.id, workflowId }, execution);
    found.push(execution);
  }
  return found.filter((one) => !isOver(one));
}

function stepsOf(results: ExecutionStepResult[] = [], handling: boolean): StepRun[] {
  return results.map(({ StepType = '', Error: error }) => ({
    handling,
    type: StepType,
    name: '',
    state: error ? ('failed' as const) : ('completed' as const),
    startedAt: 0,
    ...(error && { error: { type: error.Type ?? '', message: error.Message ?? '' } }),
  }));
}
