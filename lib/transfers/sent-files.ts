// The console's own memory of what it had sent: AWS answers for a transfer's id, and has no list of them.

import 'server-only';
import { getDatabase } from '@/lib/db/database';
import type { SentFileTable } from '@/lib/db/tables';
import type { SentFile, SentState } from './rules';

export interface SentHeader {
  Key: string;
  Value: string;
}

export interface StartedTransfer {
  environment: string;
  connectorId: string;
  transferId: string;
  paths: readonly string[];
  headers: readonly SentHeader[];
  actor: { userId: string; name: string };
}

export async function keepTransfer(started: StartedTransfer): Promise<void> {
  const { environment, connectorId, transferId, paths, headers, actor } = started;
  const at = Date.now();
  const rows = paths.map((path, position): SentFileTable => {
    return {
      environment,
      connectorId,
      transferId,
      position,
      path,
      headers: JSON.stringify(headers),
      state: 'QUEUED',
      failureCode: null,
      failureMessage: null,
      actorId: actor.userId,
      actorName: actor.name,
      at,
    };
  });
  await getDatabase().insertInto('sentFile').values(rows).execute();
}

function toSentFile(row: SentFileTable): SentFile {
  const { connectorId, transferId, position, path, state, failureCode, failureMessage, actorName, at } = row;
  return {
    connectorId,
    transferId,
    position,
    path,
    state,
    ...(failureCode && { failureCode }),
    ...(failureMessage && { failureMessage }),
    actorName,
    at,
  };
}

export interface SentQuestion {
  environment: string;
  connectorIds?: readonly string[] | undefined;
  states?: readonly SentState[] | undefined;
  /** Epoch milliseconds; younger than this. */
  since?: number | undefined;
  /** The last of the page before. */
  after?: { at: number; transferId: string; position: number } | undefined;
  limit: number;
}

/** Newest first; the files of one transfer in their order. */
export async function findSentFiles(question: SentQuestion): Promise<SentFile[]> {
  const { environment, connectorIds, states, since, after, limit } = question;
  let query = getDatabase().selectFrom('sentFile').selectAll().where('environment', '=', environment);
  if (connectorIds) query = query.where('connectorId', 'in', connectorIds);
  if (states) query = query.where('state', 'in', states);
  if (since !== undefined) query = query.where('at', '>=', since);
  if (after) {
    const { at, transferId, position } = after;
    query = query.where((row) =>
      row.or([
        row('at', '<', at),
        row.and([row('at', '=', at), row('transferId', '>', transferId)]),
        row.and([row('at', '=', at), row('transferId', '=', transferId), row('position', '>', position)]),
      ]),
    );
  }
  const rows = await query
    .orderBy('at', 'desc')
    .orderBy('transferId')
    .orderBy('position')
    .limit(limit)
    .execute();
  return rows.map(toSentFile);
}

export interface KnownTransfer {
  files: SentFile[];
  headers: SentHeader[];
}

/** All files of one transfer; undefined where the console did not start it. */
export async function findTransfer(
  environment: string,
  transferId: string,
): Promise<KnownTransfer | undefined> {
  const rows = await getDatabase()
    .selectFrom('sentFile')
    .selectAll()
    .where('environment', '=', environment)
    .where('transferId', '=', transferId)
    .orderBy('position')
    .execute();
  const [first] = rows;
  if (!first) return undefined;
  return { files: rows.map(toSentFile), headers: JSON.parse(first.headers) as SentHeader[] };
}

export async function keepState(environment: string, file: SentFile): Promise<void> {
  await getDatabase()
    .updateTable('sentFile')
    .set({
      state: file.state,
      failureCode: file.failureCode ?? null,
      failureMessage: file.failureMessage ?? null,
    })
    .where('environment', '=', environment)
    .where('transferId', '=', file.transferId)
    .where('position', '=', file.position)
    .execute();
}
