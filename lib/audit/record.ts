// Writes the append-only audit trail: one row before a change is tried, one with its outcome.

import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { getDatabase } from '@/lib/db/database';
import { storableText } from '@/lib/db/storable-text';
import type { AuditTable, Database } from '@/lib/db/tables';
import { getSettings } from '@/lib/env';
import { type AuditContent, follow, HEAD_KEY, type Link, readHead, sealKey, writeHead } from './chain';
import { textWithoutSecrets, withoutSecrets } from './redact';

export interface Actor {
  userId: string;
  name: string;
  role: string;
  sessionId: string | null;
  address: string | null;
}

/** Whoever does what no person asked for at that moment; no account has this id, since theirs are random. */
export const SYSTEM: Actor = {
  userId: 'system',
  name: 'system',
  role: 'system',
  sessionId: null,
  address: null,
};

export interface Intent {
  environment?: string;
  /** The operation as AWS names it, or the console's own (`SignIn`, `CreateMember` …). */
  operation: string;
  target: string;
  input?: unknown;
  /** What an update found, and what it asked for in its place. */
  before?: unknown;
  after?: unknown;
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

function intentRow(actor: Actor, intent: Intent): AuditContent {
  const id = randomUUID();
  return {
    ...row(actor, intent),
    id,
    intentId: id,
    kind: 'intent',
    input: toStored(intent.input),
    before: toStored(intent.before),
    after: toStored(intent.after),
    result: null,
    errorCode: null,
    errorMessage: null,
    requestId: null,
  };
}

function outcomeRow(intentId: string, actor: Actor, intent: Intent, outcome: Outcome): AuditContent {
  const target = outcome.target ?? intent.target;
  return {
    ...row(actor, { ...intent, target }),
    id: randomUUID(),
    intentId,
    kind: 'outcome',
    input: null,
    before: null,
    after: null,
    result: outcome.result,
    errorCode: outcome.errorCode ?? null,
    errorMessage: outcome.errorMessage ? textWithoutSecrets(outcome.errorMessage).slice(0, 2_000) : null,
    requestId: outcome.requestId ?? null,
  };
}

/** What no database keeps as it is (a zero, half a character) must not be hashed as it is either. */
function storable(content: AuditContent): AuditContent {
  const kept = (value: unknown) => (typeof value === 'string' ? storableText(value) : value);
  return Object.fromEntries(Object.entries(content).map(([column, value]) => [column, kept(value)])) as never;
}

/** The end of the chain, which on PostgreSQL no other process may append to until this transaction is over. */
async function lockHead(trx: Kysely<Database>): Promise<Link> {
  const query = trx.selectFrom('meta').select('value').where('key', '=', HEAD_KEY);
  const head = await (getSettings().databaseUrl ? query.forUpdate() : query).executeTakeFirst();
  if (!head) throw new Error('The audit trail has lost its head: look with "npm run audit -- verify".');
  return readHead(head.value);
}

async function append(trx: Kysely<Database>, ...contents: AuditContent[]): Promise<void> {
  const key = sealKey(getSettings().secret);
  let link = await lockHead(trx);
  const rows: AuditTable[] = [];
  for (const content of contents) {
    const next = follow(storable(content), link, key);
    rows.push(next);
    link = next;
  }
  await trx.insertInto('audit').values(rows).execute();
  await trx
    .updateTable('meta')
    .set({ value: writeHead(key, link) })
    .where('key', '=', HEAD_KEY)
    .execute();
}

/** Writes the intent and returns its id. A change must not be tried when this throws. */
export function recordIntent(actor: Actor, intent: Intent): Promise<string> {
  return getDatabase()
    .transaction()
    .execute(async (trx) => {
      const content = intentRow(actor, intent);
      await trx.insertInto('openIntent').values({ id: content.id, at: content.at }).execute();
      await append(trx, content);
      return content.id;
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
      await trx.deleteFrom('openIntent').where('id', '=', intentId).execute();
      await append(trx, outcomeRow(intentId, actor, intent, outcome));
    });
}

/** For events that are over when they are noticed, such as a sign-in. */
export function recordEvent(actor: Actor, event: Intent & Outcome): Promise<void> {
  return getDatabase()
    .transaction()
    .execute((trx) => {
      const intent = intentRow(actor, event);
      return append(trx, intent, outcomeRow(intent.id, actor, event, event));
    });
}
