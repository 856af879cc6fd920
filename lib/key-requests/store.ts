// Keeps what partners asked for where changes need approval, and lets one person at a time decide on it.

import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import { getDatabase } from '@/lib/db/database';
import type { KeyRequestTable } from '@/lib/db/partner-tables';
import { TransferFailure } from '@/lib/transfer/errors';

export type KeyRequest = Selectable<KeyRequestTable>;

export type NewRequest = Pick<
  KeyRequest,
  | 'environment'
  | 'serverId'
  | 'userName'
  | 'partnerId'
  | 'contactId'
  | 'kind'
  | 'sshPublicKeyId'
  | 'body'
  | 'fingerprint'
  | 'label'
  | 'expiresAt'
>;

const MOST_PENDING = 50;
const MOST_LISTED = 200;
/** Who decides has so long for the call to AWS; after that the request is open to others again. */
const DECIDING_MS = 60_000;

function refuse(code: string, kind: 'conflict' | 'not-found', message: string): never {
  throw new TransferFailure({ code, kind, message, fields: [] });
}

/** Returns the request's id. The same wish is kept once. */
export async function createRequest(request: NewRequest): Promise<string> {
  const pending = await getDatabase()
    .selectFrom('keyRequest')
    .selectAll()
    .where('partnerId', '=', request.partnerId)
    .where('state', '=', 'pending')
    .execute();
  const same = pending.find((other) =>
    (['environment', 'serverId', 'userName', 'kind', 'fingerprint'] as const).every(
      (name) => other[name] === request[name],
    ),
  );
  if (same) refuse('RequestPending', 'conflict', 'This was asked for already and waits for a decision.');
  if (pending.length >= MOST_PENDING) {
    refuse('TooManyRequests', 'conflict', `${MOST_PENDING} requests wait already. Withdraw one first.`);
  }
  const id = randomUUID();
  const { environment, serverId, userName, partnerId, contactId } = request;
  const { kind, sshPublicKeyId, body, fingerprint, label, expiresAt } = request;
  await getDatabase()
    .insertInto('keyRequest')
    .values({
      ...{ id, environment, serverId, userName, partnerId, contactId },
      ...{ kind, sshPublicKeyId, body, fingerprint, label, expiresAt },
      ...{ requestedAt: Date.now(), state: 'pending', decidedBy: null, decidedAt: null, reason: null },
    })
    .execute();
  return id;
}

/** The newest first: what waits, and what became of the others. */
export async function requestsOf(
  partnerId: string,
  user?: { environment: string; serverId: string; userName: string },
): Promise<KeyRequest[]> {
  let query = getDatabase().selectFrom('keyRequest').selectAll().where('partnerId', '=', partnerId);
  if (user) {
    query = query
      .where('environment', '=', user.environment)
      .where('serverId', '=', user.serverId)
      .where('userName', '=', user.userName);
  }
  return query.orderBy('requestedAt', 'desc').orderBy('id').limit(MOST_LISTED).execute();
}

const DECIDED = 'This request was decided on, withdrawn, or is being decided on at this moment.';

export async function withdraw(partnerId: string, id: string): Promise<void> {
  const result = await open(id)
    .where('partnerId', '=', partnerId)
    .set({ state: 'withdrawn', decidedAt: Date.now() })
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) refuse('RequestDecided', 'conflict', DECIDED);
}

/** An update of the request while nobody else decides on it. */
function open(id: string) {
  return getDatabase()
    .updateTable('keyRequest')
    .where('id', '=', id)
    .where('state', '=', 'pending')
    .where((is) => is.or([is('decidedAt', 'is', null), is('decidedAt', '<', Date.now() - DECIDING_MS)]));
}

export interface PendingRequest extends KeyRequest {
  partnerName: string;
  contactName: string;
}

/** The oldest first, as they should be answered. */
export async function pendingRequests(environment?: string): Promise<PendingRequest[]> {
  let query = getDatabase()
    .selectFrom('keyRequest')
    .innerJoin('partner', 'partner.id', 'keyRequest.partnerId')
    .leftJoin('contact', 'contact.id', 'keyRequest.contactId')
    .selectAll('keyRequest')
    .select(['partner.name as partnerName', 'contact.name as contact'])
    .where('state', '=', 'pending');
  if (environment !== undefined) query = query.where('environment', '=', environment);
  const rows = await query.orderBy('requestedAt').orderBy('keyRequest.id').limit(MOST_LISTED).execute();
  return rows.map(({ contact, ...row }) => ({ ...row, contactName: contact ?? 'A former contact' }));
}

export async function countPending(environment: string): Promise<number> {
  const { count } = await getDatabase()
    .selectFrom('keyRequest')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('state', '=', 'pending')
    .where('environment', '=', environment)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function requireRequest(environment: string, id: string): Promise<KeyRequest> {
  const request = await getDatabase()
    .selectFrom('keyRequest')
    .selectAll()
    .where('id', '=', id)
    .where('environment', '=', environment)
    .executeTakeFirst();
  return request ?? refuse('RequestNotFound', 'not-found', 'This request does not exist.');
}

export async function refuseRequest(
  environment: string,
  id: string,
  decision: { decidedBy: string; reason: string },
): Promise<void> {
  const result = await open(id)
    .where('environment', '=', environment)
    .set({ state: 'refused', decidedAt: Date.now(), ...decision })
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) refuse('RequestDecided', 'conflict', DECIDED);
}

/**
 * Runs the change of a request and calls it approved. Of two who decide at once one wins; where the change fails, or this
 * process ends in the middle, the request waits again.
 */
export async function approveRequest<Value>(
  environment: string,
  id: string,
  decidedBy: string,
  change: (request: KeyRequest) => Promise<Value>,
): Promise<Value> {
  const decidedAt = Date.now();
  const request = await open(id)
    .where('environment', '=', environment)
    .set({ decidedBy, decidedAt })
    .returningAll()
    .executeTakeFirst();
  if (!request) return refuse('RequestDecided', 'conflict', DECIDED);
  const mine = () =>
    getDatabase()
      .updateTable('keyRequest')
      .where('id', '=', id)
      .where('state', '=', 'pending')
      .where('decidedBy', '=', decidedBy)
      .where('decidedAt', '=', decidedAt);
  try {
    const value = await change(request);
    await mine().set({ state: 'approved', decidedAt: Date.now() }).execute();
    return value;
  } catch (error) {
    await mine().set({ decidedBy: null, decidedAt: null }).execute();
    throw error;
  }
}
