// What a partner's own contacts did, out of the audit trail, and what was decided on their requests: nothing of anyone else.

import 'server-only';
import { getDatabase } from '@/lib/db/database';
import type { PartnerCaller } from '@/lib/partner-caller';
import { PARTNER_ROLE } from '@/lib/permissions';
import { operationInWords, resultInWords, toldOperations } from './rules';

const PAGE_SIZE = 30;
/** An intent that is older than this and has no outcome will never get one. */
const LOST_AFTER_MS = 60_000;

export interface Act {
  id: string;
  at: number;
  who: string;
  what: string;
  /** The user that it was about, if it was about one. */
  userName: string | null;
  address: string | null;
  /** In words where it did not work. */
  result: string | null;
}

export interface Decision {
  id: string;
  at: number;
  approved: boolean;
  kind: 'import' | 'delete';
  userName: string;
  label: string;
  fingerprint: string;
  reason: string | null;
}

export interface ActsPage {
  Acts: Act[];
  /** With the first page only. */
  decisions: Decision[];
  NextToken?: string;
}

/** `s-…/alice/key-…` → `alice`. */
function userOfTarget(target: string): string | null {
  const [server = '', userName = ''] = target.split('/');
  return server.startsWith('s-') && userName ? userName : null;
}

async function contactsOf(partnerId: string): Promise<string[]> {
  const rows = await getDatabase()
    .selectFrom('contact')
    .select('userId')
    .where('partnerId', '=', partnerId)
    .where('userId', 'is not', null)
    .execute();
  return rows.flatMap(({ userId }) => userId ?? []);
}

async function decisionsFor(partnerId: string): Promise<Decision[]> {
  const rows = await getDatabase()
    .selectFrom('keyRequest')
    .select(['id', 'decidedAt', 'state', 'kind', 'userName', 'label', 'fingerprint', 'reason'])
    .where('partnerId', '=', partnerId)
    .where('state', 'in', ['approved', 'refused'])
    .orderBy('decidedAt', 'desc')
    .limit(PAGE_SIZE)
    .execute();
  return rows.map(({ decidedAt, state, ...row }) => ({
    ...row,
    at: decidedAt ?? 0,
    approved: state === 'approved',
  }));
}

function resultOf(result: string | null, at: number): string | null {
  const known = result ?? (at < Date.now() - LOST_AFTER_MS ? 'unknown' : 'pending');
  return resultInWords(known) ?? null;
}

export async function actsOf({ partnerId }: PartnerCaller, after?: string): Promise<ActsPage> {
  const contacts = await contactsOf(partnerId);
  let query = getDatabase()
    .selectFrom('audit as intent')
    .leftJoin('audit as outcome', (join) =>
      join.onRef('outcome.intentId', '=', 'intent.id').on('outcome.kind', '=', 'outcome'),
    )
    .where('intent.kind', '=', 'intent')
    .where('intent.actorId', 'in', contacts)
    .where('intent.actorRole', '=', PARTNER_ROLE)
    .where('intent.operation', 'in', toldOperations);
  if (after) {
    const [at = '', id = ''] = after.split(':');
    query = query.where((eb) => eb(eb.refTuple('intent.at', 'intent.id'), '<', eb.tuple(Number(at), id)));
  }
  const rows = await query
    .select(['intent.id', 'intent.at', 'intent.actorName', 'intent.operation', 'intent.target'])
    .select(['intent.address', 'outcome.result'])
    .orderBy('intent.at', 'desc')
    .orderBy('intent.id', 'desc')
    .limit(PAGE_SIZE + 1)
    .execute();
  const Acts = rows.slice(0, PAGE_SIZE).map(
    (row): Act => ({
      id: row.id,
      at: row.at,
      who: row.actorName,
      what: operationInWords(row.operation),
      userName: userOfTarget(row.target),
      address: row.address,
      result: resultOf(row.result, row.at),
    }),
  );
  const last = Acts.at(-1);
  const decisions = after ? [] : await decisionsFor(partnerId);
  const more = rows.length > PAGE_SIZE && last ? { NextToken: `${last.at}:${last.id}` } : {};
  return { Acts, decisions, ...more };
}
