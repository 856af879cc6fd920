// Reads the audit trail: each intent with its outcome, newest first, page by page along an index.

import 'server-only';
import { type RawBuilder, sql } from 'kysely';
import type { Caller } from '@/lib/caller';
import { getDatabase } from '@/lib/db/database';
import { roleIn } from '@/lib/permissions';
import type { AuditFilter, AuditResult } from './schema';

const PAGE_SIZE = 50;
const DAY_MS = 86_400_000;
/** An intent that is older than this and has no outcome will never get one. */
const LOST_AFTER_MS = 60_000;

export interface AuditEvent {
  id: string;
  at: number;
  actorId: string;
  actorName: string;
  actorRole: string;
  sessionId: string | null;
  address: string | null;
  environment: string | null;
  operation: string;
  target: string;
  /** JSON without secrets. */
  input: string | null;
  /** Of an update, what it found and what it asked for: JSON without secrets. */
  before: string | null;
  after: string | null;
  /** `pending` while a change is under way. */
  result: AuditResult | 'pending';
  errorCode: string | null;
  errorMessage: string | null;
  requestId: string | null;
}

export interface AuditPage {
  Events: AuditEvent[];
  NextToken?: string;
}

function withOutcomes() {
  return getDatabase()
    .selectFrom('audit as intent')
    .leftJoin('audit as outcome', (join) =>
      join.onRef('outcome.intentId', '=', 'intent.intentId').on('outcome.kind', '=', 'outcome'),
    );
}
type Trail = ReturnType<typeof withOutcomes>;
type Id = 'intent.id' | 'intent.intentId';

/** Servers, users and rare results match few events. */
function matchesFew({ target, result }: TrailFilter): boolean {
  return Boolean(target) || (result !== undefined && result !== 'succeeded');
}

/** Who is not signed in has no id: the address that they tried is their name. */
function whereActor(query: Trail, actor: string, is: Equals): Trail {
  const stranger = actor.includes('@');
  const known = query.where(is('actorId', stranger ? '' : actor));
  return stranger ? known.where('intent.actorName', '=', actor) : known;
}

type Equals = (column: 'actorId' | 'operation' | 'environment', value: string) => RawBuilder<boolean>;
const equals: Equals = (column, value) => sql`${sql.ref(`intent.${column}`)} = ${value}`;
/** An expression, for which no index is walked: those that match are found already. */
const equalsAmongFew: Equals = (column, value) =>
  sql`coalesce(${sql.ref(`intent.${column}`)}, '') = ${value}`;

function whereTarget(query: Trail, target: string): Trail {
  const column = target.includes('/') ? 'target' : 'subject';
  // The outcome may know better than the intent: a new server's id is in its answer.
  return query.where('intent.intentId', 'in', (eb) =>
    eb
      .selectFrom('audit')
      .select('intentId')
      .where('kind', 'in', ['intent', 'outcome'])
      .where(column, '=', target),
  );
}

function whereResult(query: Trail, result: AuditResult): Trail {
  if (result === 'succeeded') return query.where('outcome.result', '=', result);
  // These are rare, so they are found by their own index.
  return query.where('intent.intentId', 'in', (eb) => {
    const told = eb
      .selectFrom('audit')
      .select('intentId')
      .where('kind', '=', 'outcome')
      .where('result', '=', result);
    if (result !== 'unknown') return told;
    const lost = eb
      .selectFrom('openIntent')
      .select('openIntent.id as intentId')
      .where('openIntent.at', '<', Date.now() - LOST_AFTER_MS);
    return told.unionAll(lost);
  });
}

/** What a filter asks for, and the environments of which its reader learns nothing. */
export type TrailFilter = AuditFilter & { hidden?: readonly string[] };

/** The environments that a member has no access to. */
export function hiddenFrom({ role, environmentRoles }: Caller): string[] {
  return Object.keys(environmentRoles).filter((id) => !roleIn({ role, environmentRoles }, id));
}

function filtered(filter: TrailFilter): Trail {
  const { actor, operation, target, environment, result, from, to, hidden = [] } = filter;
  const is = matchesFew(filter) ? equalsAmongFew : equals;
  let query = withOutcomes().where('intent.kind', '=', 'intent');
  if (hidden.length > 0) {
    query = query.where((eb) =>
      eb.or([eb('intent.environment', 'is', null), eb('intent.environment', 'not in', hidden)]),
    );
  }
  if (actor) query = whereActor(query, actor, is);
  if (operation) query = query.where(is('operation', operation));
  if (environment) query = query.where(is('environment', environment));
  if (target) query = whereTarget(query, target);
  if (result) query = whereResult(query, result);
  if (from) query = query.where('intent.at', '>=', Date.parse(from));
  if (to) query = query.where('intent.at', '<', Date.parse(to) + DAY_MS);
  return query;
}

function resultOf(result: AuditResult | null, at: number): AuditEvent['result'] {
  return result ?? (at < Date.now() - LOST_AFTER_MS ? 'unknown' : 'pending');
}

function behind(query: Trail, after: string | undefined, id: Id): Trail {
  if (!after) return query;
  const [at, last] = after.split(':') as [string, string];
  return query.where((eb) => eb(eb.refTuple('intent.at', id), '<', eb.tuple(Number(at), last)));
}

/** By expressions, so that no index in the order of time is walked. */
const newestFirst = (id: Id) => sql`+${sql.ref('intent.at')} desc, ${sql.ref(id)} desc`;

/**
 * Few events are found and then sorted: walking the trail until fifty of them turn up takes longer. All that is asked of them stands in indexes, so that only what is shown is read from the table.
 */
function amongFew(filter: TrailFilter, after: string | undefined, size: number): Trail {
  const chosen = behind(filtered(filter), after, 'intent.intentId')
    .select('intent.intentId')
    .orderBy(newestFirst('intent.intentId'))
    .limit(size + 1);
  return withOutcomes().where('intent.id', 'in', chosen);
}

/** One page and one event more, which says whether there is another page. */
export function eventsQuery(filter: TrailFilter, after?: string, size = PAGE_SIZE) {
  const few = matchesFew(filter);
  const query = few ? amongFew(filter, after, size) : behind(filtered(filter), after, 'intent.id');
  return query
    .select([
      'intent.id',
      'intent.at',
      'intent.actorId',
      'intent.actorName',
      'intent.actorRole',
      'intent.sessionId',
      'intent.address',
      'intent.environment',
      'intent.operation',
      'intent.target',
      'intent.input',
      'intent.before',
      'intent.after',
      'outcome.target as outcomeTarget',
      'outcome.result',
      'outcome.errorCode',
      'outcome.errorMessage',
      'outcome.requestId',
    ])
    .orderBy(few ? newestFirst('intent.id') : sql`${sql.ref('intent.at')} desc, ${sql.ref('intent.id')} desc`)
    .limit(size + 1);
}

export async function readEvents(filter: TrailFilter, after?: string, size = PAGE_SIZE): Promise<AuditPage> {
  const rows = await eventsQuery(filter, after, size).execute();
  const Events = rows.slice(0, size).map(({ outcomeTarget, ...row }) => ({
    ...row,
    target: outcomeTarget ?? row.target,
    result: resultOf(row.result, row.at),
  }));
  const last = Events.at(-1);
  return rows.length > size && last ? { Events, NextToken: `${last.at}:${last.id}` } : { Events };
}
