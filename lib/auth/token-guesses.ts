// Wrong tokens of set-up and invitation links are counted by address, across all processes, and refused beyond a limit.

import 'server-only';
import { randomUUID } from 'node:crypto';
import { headers } from 'next/headers';
import { recordEvent } from '@/lib/audit/record';
import { getDatabase } from '@/lib/db/database';
import { addressOf, networkOf } from './client-address';

/** Room for a whole office that opens links which have ended. */
export const MAX_WRONG_TOKENS = 60;
const WINDOW_MS = 15 * 60_000;
/** Stands where a failed sign-in has its e-mail address; it is none. */
const WHAT = 'token of a link';

export const TOO_MANY_TOKENS =
  'Too many links that do not work were tried from here. Wait 15 minutes and try again.';

/** Counts a look before it is taken, so that many at once gain nothing; false beyond the limit. */
async function countLook(id: string, address: string | null): Promise<boolean> {
  const db = getDatabase();
  const at = Date.now();
  const network = networkOf(address ?? '');
  await db.insertInto('signInFailure').values({ id, email: WHAT, address: network, at }).execute();
  const looks = await db
    .selectFrom('signInFailure')
    .select('id')
    .where('email', '=', WHAT)
    .where('address', '=', network)
    .where('at', '>', at - WINDOW_MS)
    .limit(MAX_WRONG_TOKENS + 2)
    .execute();
  if (looks.length <= MAX_WRONG_TOKENS) return true;
  // The trail tells of the first refusal only, which alone counts: or else hammering would never end it and fill the disk.
  if (looks.length === MAX_WRONG_TOKENS + 1) await recordLimit(address);
  else await forgetLook(id);
  return false;
}

async function forgetLook(id: string): Promise<void> {
  await getDatabase().deleteFrom('signInFailure').where('id', '=', id).execute();
}

function recordLimit(address: string | null): Promise<void> {
  const error = { errorCode: 'TooManyFailures', errorMessage: TOO_MANY_TOKENS };
  return recordEvent(
    { userId: '', name: 'unknown', role: '', sessionId: null, address },
    { operation: 'OpenLink', target: '', result: 'refused', ...error },
  );
}

/** What a token opens. Beyond the limit it is not looked at, right or wrong; one that is right is no guess. */
export async function lookUpToken<Found>(
  find: () => Promise<Found | undefined>,
): Promise<Found | undefined | 'limited'> {
  const id = randomUUID();
  if (!(await countLook(id, addressOf(await headers())))) return 'limited';
  const found = await find();
  if (found !== undefined) await forgetLook(id);
  return found;
}
