// A turn that one process at a time may have, also where several share a PostgreSQL; it ends by itself should its holder die.

import 'server-only';
import { getDatabase } from './database';

/**
 * What gives the turn back, or undefined where somebody else has it. Moments of thirteen digits compare as text; a turn
 * that ends much later than any can was taken by a clock that ran ahead, and counts for nothing.
 */
export async function takeTurn(
  key: string,
  lastsMs: number,
  now: number,
): Promise<(() => Promise<void>) | undefined> {
  const db = getDatabase();
  await db
    .insertInto('meta')
    .values({ key, value: '0' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const value = String(now + lastsMs);
  // Whoever asks at the same moment may have looked at the clock a little earlier.
  const tooLate = String(now + 2 * lastsMs);
  const result = await db
    .updateTable('meta')
    .set({ value })
    .where('key', '=', key)
    .where((is) => is.or([is('value', '<', String(now)), is('value', '>', tooLate)]))
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) return undefined;
  return async () => {
    await db.deleteFrom('meta').where('key', '=', key).where('value', '=', value).execute();
  };
}
