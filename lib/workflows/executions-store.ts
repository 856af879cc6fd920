// The console's own memory of executions, by what their servers logged.

import 'server-only';
import { getDatabase } from '@/lib/db/database';
import type { WorkflowExecutionTable } from '@/lib/db/tables';
import {
  courseOf,
  type EventOfExecution,
  type Execution,
  type ExecutionEvent,
  mergeEvents,
} from './execution-rules';

interface Where {
  environment: string;
  workflowId: string;
}

function toExecution(row: WorkflowExecutionTable): Execution {
  const { workflowId, executionId, serverId, userName, file, state, startedAt } = row;
  const { steps, endedAt } = courseOf(JSON.parse(row.events) as ExecutionEvent[]);
  const ended = endedAt === undefined ? {} : { endedAt };
  return { workflowId, executionId, serverId, userName, file, state, startedAt, ...ended, steps };
}

/** Adds what was read to what is known; reading it twice changes nothing. */
export async function keepEvents({ environment, workflowId }: Where, read: readonly EventOfExecution[]) {
  const byExecution = new Map<string, EventOfExecution[]>();
  for (const event of read) {
    byExecution.set(event.executionId, [...(byExecution.get(event.executionId) ?? []), event]);
  }
  for (const [executionId, more] of byExecution) {
    const [first] = more;
    if (!first) continue;
    await getDatabase()
      .transaction()
      .execute(async (db) => {
        const known = await db
          .selectFrom('workflowExecution')
          .selectAll()
          .where('environment', '=', environment)
          .where('workflowId', '=', workflowId)
          .where('executionId', '=', executionId)
          .executeTakeFirst();
        const before = known ? (JSON.parse(known.events) as ExecutionEvent[]) : [];
        const events = mergeEvents(before, more.map(bare));
        if (known && events.length === before.length) return;
        const { state, startedAt, file } = courseOf(events);
        const told = { state, startedAt, file, events: JSON.stringify(events) };
        const { serverId, userName } = first;
        await db
          .insertInto('workflowExecution')
          .values({ environment, workflowId, executionId, serverId, userName, ...told })
          .onConflict((conflict) =>
            conflict.columns(['environment', 'workflowId', 'executionId']).doUpdateSet(told),
          )
          .execute();
      });
  }
}

function bare(event: EventOfExecution): ExecutionEvent {
  const { workflowId: _, executionId: __, serverId: ___, userName: ____, ...rest } = event;
  return rest;
}

/** What runs without a log is known from the API alone, for as long as it runs. */
export async function keepUnlogged(where: Where, execution: Execution): Promise<void> {
  const { executionId, serverId, userName, file, state, startedAt } = execution;
  await getDatabase()
    .insertInto('workflowExecution')
    .values({ ...where, executionId, serverId, userName, file, state, startedAt, events: '[]' })
    .onConflict((conflict) => conflict.columns(['environment', 'workflowId', 'executionId']).doNothing())
    .execute();
}

/** What AWS does not know any more, and the log did not tell the end of. */
export async function keepLost({ environment, workflowId }: Where, executionIds: string[]): Promise<void> {
  if (executionIds.length === 0) return;
  await getDatabase()
    .updateTable('workflowExecution')
    .set({ state: 'unknown' })
    .where('environment', '=', environment)
    .where('workflowId', '=', workflowId)
    .where('executionId', 'in', executionIds)
    .execute();
}

export async function unfinished({ environment, workflowId }: Where): Promise<Execution[]> {
  const rows = await getDatabase()
    .selectFrom('workflowExecution')
    .selectAll()
    .where('environment', '=', environment)
    .where('workflowId', '=', workflowId)
    .where('state', 'in', ['waiting', 'running', 'handling'])
    .execute();
  return rows.map(toExecution);
}

/** Newest first. */
export async function findExecutions(
  { environment, workflowId }: Where,
  { after, limit }: { after?: { at: number; executionId: string } | undefined; limit: number },
): Promise<Execution[]> {
  let query = getDatabase()
    .selectFrom('workflowExecution')
    .selectAll()
    .where('environment', '=', environment)
    .where('workflowId', '=', workflowId);
  if (after) {
    query = query.where((row) =>
      row.or([
        row('startedAt', '<', after.at),
        row.and([row('startedAt', '=', after.at), row('executionId', '>', after.executionId)]),
      ]),
    );
  }
  const rows = await query.orderBy('startedAt', 'desc').orderBy('executionId').limit(limit).execute();
  return rows.map(toExecution);
}

export async function readUntil(where: Where, logGroup: string): Promise<number | undefined> {
  const row = await getDatabase()
    .selectFrom('workflowLog')
    .select('readUntil')
    .where('environment', '=', where.environment)
    .where('workflowId', '=', where.workflowId)
    .where('logGroup', '=', logGroup)
    .executeTakeFirst();
  return row?.readUntil;
}

export async function keepReadUntil(where: Where, logGroup: string, time: number): Promise<void> {
  await getDatabase()
    .insertInto('workflowLog')
    .values({ ...where, logGroup, readUntil: time })
    .onConflict((conflict) =>
      conflict.columns(['environment', 'workflowId', 'logGroup']).doUpdateSet({ readUntil: time }),
    )
    .execute();
}
