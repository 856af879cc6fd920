// The console's own memory of what it had connectors do on SFTP servers: AWS answers for an id, and has no list of them.

import 'server-only';
import { getDatabase } from '@/lib/db/database';
import type { RemoteTaskTable } from '@/lib/db/tables';
import type { RemoteOperation, RemoteTask } from './rules';

export interface StartedTasks {
  environment: string;
  connectorId: string;
  requestId: string;
  operation: RemoteOperation;
  paths: readonly string[];
  target: string;
  actor: { userId: string; name: string };
}

/** What was asked for is under way whatever becomes of the note about it. */
export async function keepTasks(started: StartedTasks): Promise<void> {
  const { paths, actor, ...rest } = started;
  const at = Date.now();
  const rows = paths.map((path, position): RemoteTaskTable => {
    return {
      ...rest,
      position,
      path,
      state: 'QUEUED',
      failureCode: null,
      failureMessage: null,
      actorId: actor.userId,
      actorName: actor.name,
      at,
    };
  });
  try {
    await getDatabase().insertInto('remoteTask').values(rows).execute();
  } catch (error) {
    console.error(`Request ${started.requestId} was started but could not be kept`, error);
  }
}

function toTask(row: RemoteTaskTable): RemoteTask {
  const { environment: _, actorId: __, failureCode, failureMessage, ...rest } = row;
  return { ...rest, ...(failureCode && { failureCode }), ...(failureMessage && { failureMessage }) };
}

export interface TaskQuestion {
  environment: string;
  connectorId: string;
  /** The last of the page before. */
  after?: { at: number; requestId: string; position: number } | undefined;
  limit: number;
}

/** Newest first, without listings; the files of one transfer in their order. */
export async function findTasks({
  environment,
  connectorId,
  after,
  limit,
}: TaskQuestion): Promise<RemoteTask[]> {
  let query = getDatabase()
    .selectFrom('remoteTask')
    .selectAll()
    .where('environment', '=', environment)
    .where('connectorId', '=', connectorId)
    .where('operation', '!=', 'LIST');
  if (after) {
    const { at, requestId, position } = after;
    query = query.where((row) =>
      row.or([
        row('at', '<', at),
        row.and([row('at', '=', at), row('requestId', '>', requestId)]),
        row.and([row('at', '=', at), row('requestId', '=', requestId), row('position', '>', position)]),
      ]),
    );
  }
  const rows = await query
    .orderBy('at', 'desc')
    .orderBy('requestId')
    .orderBy('position')
    .limit(limit)
    .execute();
  return rows.map(toTask);
}

export async function findTask(environment: string, connectorId: string, requestId: string) {
  const row = await getDatabase()
    .selectFrom('remoteTask')
    .selectAll()
    .where('environment', '=', environment)
    .where('connectorId', '=', connectorId)
    .where('requestId', '=', requestId)
    .executeTakeFirst();
  return row && toTask(row);
}

/** The folder in S3 that was named last for such an operation, by whoever, as a proposal. */
export async function lastTarget(
  environment: string,
  connectorId: string,
  operation: 'LIST' | 'RETRIEVE',
): Promise<string | undefined> {
  const row = await getDatabase()
    .selectFrom('remoteTask')
    .select('target')
    .where('environment', '=', environment)
    .where('connectorId', '=', connectorId)
    .where('operation', '=', operation)
    .orderBy('at', 'desc')
    .executeTakeFirst();
  return row?.target;
}

export async function keepTaskState(environment: string, task: RemoteTask): Promise<void> {
  await getDatabase()
    .updateTable('remoteTask')
    .set({
      state: task.state,
      failureCode: task.failureCode ?? null,
      failureMessage: task.failureMessage ?? null,
    })
    .where('environment', '=', environment)
    .where('requestId', '=', task.requestId)
    .where('position', '=', task.position)
    .execute();
}
