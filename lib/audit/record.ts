// Writes the append-only audit trail: one row before a change is tried, one with its outcome.

import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { getDatabase } from '@/lib/db/database';
import type { Database } from '@/lib/db/tables';
import { textWithoutSecrets, withoutSecrets } from './redact';

export interface Actor {
  userId: string;
  name: string;
  role: string;
  sessionId: string | null;
  address: string | null;
}

export interface Intent {
  environment?: string;
  /** The operation as AWS names it, or the console's own (`SignIn`, `CreateMember` …). */
  operation: string;
  target: string;
  input?: unknown;
}

export interface Outcome {
  result: 'succeeded' | 'refused' | 'failed' | 'unknown';
  errorCode?: string;
  errorMessage?: string;
  requestId?: string;
  /** The target where only the outcome knows it, such as the id of a new server. */
  target?: string;
}

const INPUT_LIMIT = 16_384;

/** A private key that was pasted as a name is no target to show. */
function row(actor: Actor, intent: Intent) {
  const target = textWithoutSecrets(intent.target);
  return {
    at: Date.now(),
    actorId: actor.userId,
    actorName: actor.name,
    actorRole: actor.role,
    sessionId: actor.sessionId,
    address: actor.address,
    environment: intent.environment ?? null,
    operation: intent.operation,
    target,
    subject: subjectOf(target),
  };
}

function subjectOf(target: string): string {
  return target.split('/', 1)[0] ?? '';
}

/** Stays JSON even where the input is too long to be kept whole. */
function toStored(input: unknown): string | null {
  if (input === undefined) return null;
  const text = JSON.stringify(withoutSecrets(input));
  return text.length <= INPUT_LIMIT ? text : JSON.stringify({ shortened: text.slice(0, INPUT_LIMIT) });
}

async function insertIntent(db: Kysely<Database>, actor: Actor, intent: Intent): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto('audit')
    .values({
      ...row(actor, intent),
      id,
      intentId: id,
      kind: 'intent',
      input: toStored(intent.input),
      result: null,
      errorCode: null,
      errorMessage: null,
      requestId: null,
    })
    .execute();
  return id;
}

async function insertOutcome(
  db: Kysely<Database>,
  intentId: string,
  actor: Actor,
  intent: Intent,
  outcome: Outcome,
): Promise<void> {
  const target = outcome.target ?? intent.target;
  await db
    .insertInto('audit')
    .values({
      ...row(actor, { ...intent, target }),
      id: randomUUID(),
      intentId,
      kind: 'outcome',
      input: null,
      result: outcome.result,
      errorCode: outcome.errorCode ?? null,
      errorMessage: outcome.errorMessage ? textWithoutSecrets(outcome.errorMessage).slice(0, 2_000) : null,
      requestId: outcome.requestId ?? null,
    })
    .execute();
}

/** Writes the intent and returns its id. A change must not be tried when this throws. */
export function recordIntent(actor: Actor, intent: Intent): Promise<string> {
  return getDatabase()
    .transaction()
    .execute(async (trx) => {
      const id = await insertIntent(trx, actor, intent);
      await trx.insertInto('openIntent').values({ id, at: Date.now() }).execute();
      return id;
    });
}

export function recordOutcome(
  intentId: string,
  actor: Actor,
  intent: Intent,
  outcome: Outcome,
): Promise<void> {
  return getDatabase()
    .transaction()
    .execute(async (trx) => {
      await insertOutcome(trx, intentId, actor, intent, outcome);
      await trx.deleteFrom('openIntent').where('id', '=', intentId).execute();
    });
}

/** For events that are over when they are noticed, such as a sign-in. */
export function recordEvent(actor: Actor, event: Intent & Outcome): Promise<void> {
  return getDatabase()
    .transaction()
    .execute(async (trx) => {
      const intentId = await insertIntent(trx, actor, event);
      await insertOutcome(trx, intentId, actor, event, event);
    });
}
