// Asks how far what is under way on a server has come: of copies the API tells, of the rest the connector's log alone.

import 'server-only';
import { ListFileTransferResultsCommand } from '@aws-sdk/client-transfer';
import { describeConnectorCached } from '@/lib/connectors/describe-cache';
import type { Environment } from '@/lib/env';
import type { Send } from '@/lib/transfer/client';
import { describeCache } from '@/lib/transfer/describe-cache';
import { type TransferError, toTransferError } from '@/lib/transfer/errors';
import { filterLogEvents } from '@/lib/transfer/logs-client';
import { isUnderWay } from '@/lib/transfers/rules';
import { keepTaskState } from './remote-tasks';
import { type RemoteState, type RemoteTask, remoteStates } from './rules';

interface Context {
  send: Send;
  environment: Environment;
}

/** How a task stands now. */
type Standing = Pick<RemoteTask, 'state' | 'failureCode' | 'failureMessage'>;

/** Several people who look at one request cost one call. */
const FRESH_MS = 1_000;
/** A transfer this young may not have reached every part of the service. */
const YOUNG_MS = 60_000;
/** Log events come with some delay; what has none after this has been lost sight of. */
const PATIENCE_MS = 15 * 60_000;
/** Somebody waits for a listing. */
const LISTING_PATIENCE_MS = 2 * 60_000;
/** Clocks differ a little. */
const BEFORE_MS = 300_000;
const MOST_LOG_PAGES = 3;
const LONGEST_MESSAGE = 4_096;

const cache = describeCache<Map<string, Standing>>('remote-task', undefined, FRESH_MS);

function standing(state: string | undefined, code?: string, message?: string): Standing | undefined {
  const known = remoteStates.find((one) => one === state);
  if (!known) return undefined;
  return {
    state: known,
    ...(code && { failureCode: code }),
    ...(message && { failureMessage: message.slice(0, LONGEST_MESSAGE) }),
  };
}

async function fromApi({ send }: Context, task: RemoteTask): Promise<Map<string, Standing>> {
  const { connectorId: ConnectorId, requestId: TransferId } = task;
  const answer = await send(new ListFileTransferResultsCommand({ ConnectorId, TransferId, MaxResults: 100 }));
  const found = new Map<string, Standing>();
  for (const { FilePath = '', StatusCode, FailureCode, FailureMessage } of answer.FileTransferResults ?? []) {
    const one = standing(StatusCode, FailureCode, FailureMessage);
    if (one) found.set(FilePath, one);
  }
  return found;
}

interface LogFacts {
  'status-code'?: string;
  'failure-code'?: string;
  'failure-message'?: string;
}

function factsIn(text: string, id: string): LogFacts | undefined {
  try {
    const parsed = JSON.parse(text) as Record<string, unknown>;
    const ids = [parsed['listing-id'], parsed['move-id'], parsed['delete-id']];
    return ids.includes(id) ? (parsed as LogFacts) : undefined;
  } catch {
    return undefined;
  }
}

async function fromLog(context: Context, task: RemoteTask): Promise<Map<string, Standing>> {
  const found = new Map<string, Standing>();
  const connector = await describeConnectorCached(context, task.connectorId);
  if (!connector.LoggingRole) {
    // A listing leaves a file behind all the same.
    if (task.operation !== 'LIST') found.set(task.path, { state: 'LOST' });
    return found;
  }
  const question = {
    group: `/aws/transfer/${task.connectorId}`,
    pattern: `"${task.requestId}"`,
    from: task.at - BEFORE_MS,
    to: task.at + 24 * 3_600_000,
  };
  let NextToken: string | undefined;
  for (let page = 0; page < MOST_LOG_PAGES; page += 1) {
    const answer = await filterLogEvents(context.environment, { ...question, NextToken });
    for (const { text } of answer.lines) {
      const facts = factsIn(text, task.requestId);
      const one = facts && standing(facts['status-code'], facts['failure-code'], facts['failure-message']);
      if (one) found.set(task.path, one);
    }
    NextToken = answer.NextToken;
    if (!NextToken) break;
  }
  return found;
}

const isCopy = ({ operation }: RemoteTask) => operation === 'SEND' || operation === 'RETRIEVE';

async function standingsOf(context: Context, task: RemoteTask): Promise<Map<string, Standing>> {
  const ask = () => (isCopy(task) ? fromApi(context, task) : fromLog(context, task));
  try {
    return await cache.get(context.environment.id, task.requestId, ask);
  } catch (error) {
    // A transfer that AWS has forgotten, a connector that is gone, a log group that is not there yet.
    if (toTransferError(error).kind !== 'not-found') throw error;
    return new Map();
  }
}

/** Where nothing is told for too long, it is lost sight of. */
function without(task: RemoteTask, now: number): RemoteTask {
  const others = task.operation === 'LIST' ? LISTING_PATIENCE_MS : PATIENCE_MS;
  const patience = isCopy(task) ? YOUNG_MS : others;
  const state: RemoteState = now - task.at > patience ? 'LOST' : task.state;
  return { ...task, state };
}

export async function followTask(context: Context, task: RemoteTask): Promise<RemoteTask> {
  if (!isUnderWay(task.state)) return task;
  const found = (await standingsOf(context, task)).get(task.path);
  const followed = found ? { ...task, ...found } : without(task, Date.now());
  if (followed.state !== task.state) await keepTaskState(context.environment.id, followed);
  return followed;
}

export interface Followed {
  tasks: RemoteTask[];
  /** Why some states are as old as the last answer. */
  problem?: TransferError;
}

/** One call for each request with something under way; the others are as they are kept. */
export async function followAll(context: Context, tasks: readonly RemoteTask[]): Promise<Followed> {
  let problem: TransferError | undefined;
  const followed = await Promise.all(
    tasks.map((task) =>
      followTask(context, task).catch((error: unknown) => {
        problem = toTransferError(error);
        return task;
      }),
    ),
  );
  return { tasks: followed, ...(problem && { problem }) };
}
