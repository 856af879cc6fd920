// Lets one process at a time look after the keys' expiry, also where several share a PostgreSQL.

import 'server-only';
import { getDatabase } from '@/lib/db/database';

const KEY = 'key-expiry-lease';
const LEASE_MS = 10 * 60_000;

/**
 * True where nobody else is at it. Moments of thirteen digits compare as text; a lease that ends later than any can was
 * taken by a clock that ran ahead, and counts for nothing.
 */
async function take(now: number): Promise<boolean> {
  const db = getDatabase();
  await db
    .insertInto('meta')
    .values({ key: KEY, value: '0' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const result = await db
    .updateTable('meta')
    .set({ value: String(now + LEASE_MS) })
    .where('key', '=', KEY)
    .where((is) => is.or([is('value', '<', String(now)), is('value', '>', String(now + LEASE_MS))]))
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Runs where nobody else is at it; false where somebody is. */
export async function alone(now: number, run: () => Promise<void>): Promise<boolean> {
  if (!(await take(now))) return false;
  try {
    await run();
  } finally {
    await getDatabase().updateTable('meta').set({ value: '0' }).where('key', '=', KEY).execute();
  }
  return true;
}
