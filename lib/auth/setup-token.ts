// The one-time link that makes the first administrator; only its hash is kept, and it ends with its use.

import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { getDatabase } from '@/lib/db/database';
import type { Database } from '@/lib/db/tables';
import { getSettings } from '@/lib/env';

const KEY = 'setup-token-hash';

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export async function hasMembers(db: Kysely<Database> = getDatabase()): Promise<boolean> {
  const first = await db.selectFrom('user').select('id').limit(1).executeTakeFirst();
  return first !== undefined;
}

/** A fresh link, or undefined once there is a member. An earlier link ends with it. */
export async function issueSetupLink(): Promise<string | undefined> {
  if (await hasMembers()) return undefined;
  const token = randomBytes(24).toString('base64url');
  const value = hashToken(token);
  await getDatabase()
    .insertInto('meta')
    .values({ key: KEY, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
  return `${getSettings().consoleUrl}/setup?token=${token}`;
}

export async function isSetupToken(token: string): Promise<boolean> {
  const found = await getDatabase()
    .selectFrom('meta')
    .select('key')
    .where('key', '=', KEY)
    .where('value', '=', hashToken(token))
    .executeTakeFirst();
  return found !== undefined && !(await hasMembers());
}

/** Takes the token out of use; false when another request was first or there is a member by now. */
export async function consumeSetupToken(
  token: string,
  db: Kysely<Database> = getDatabase(),
): Promise<boolean> {
  if (await hasMembers(db)) return false;
  const { numDeletedRows } = await db
    .deleteFrom('meta')
    .where('key', '=', KEY)
    .where('value', '=', hashToken(token))
    .executeTakeFirstOrThrow();
  return numDeletedRows === 1n;
}
