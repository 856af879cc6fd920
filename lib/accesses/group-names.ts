// Keeps what people call the groups of their directories, since AWS knows them by SID only.

import 'server-only';
import { getDatabase } from '@/lib/db/database';

export async function groupNames(
  environment: string,
  sids: readonly string[],
  db = getDatabase(),
): Promise<Map<string, string>> {
  if (sids.length === 0) return new Map();
  const rows = await db
    .selectFrom('groupName')
    .select(['sid', 'name'])
    .where('environment', '=', environment)
    .where('sid', 'in', [...sids])
    .execute();
  return new Map(rows.map(({ sid, name }) => [sid, name]));
}

/** An empty name forgets the one that was there. */
export async function nameGroup(
  { environment, sid, name }: { environment: string; sid: string; name: string },
  db = getDatabase(),
): Promise<void> {
  if (name === '') {
    await db.deleteFrom('groupName').where('environment', '=', environment).where('sid', '=', sid).execute();
    return;
  }
  await db
    .insertInto('groupName')
    .values({ environment, sid, name })
    .onConflict((conflict) => conflict.columns(['environment', 'sid']).doUpdateSet({ name }))
    .execute();
}
