// Keeps which users are suspended, since when and by whom, with the keys that go back when they are resumed.

import 'server-only';
import type { Actor } from '@/lib/audit/record';
import { getDatabase } from '@/lib/db/database';
import { utc } from '@/lib/format';
import { oneAtATime } from '@/lib/key-notes/one-at-a-time';
import type { KeyNote, KeyUser } from '@/lib/key-notes/store';
import { TransferFailure } from '@/lib/transfer/errors';

export interface PutAsideKey {
  body: string;
  fingerprint: string;
  note: KeyNote | null;
}

/** As lists and pages tell it. */
export interface Suspension {
  at: number;
  by: string;
  keys: number;
}

export interface FullSuspension extends Omit<Suspension, 'keys'> {
  keys: PutAsideKey[];
}

export async function findSuspension(user: KeyUser): Promise<FullSuspension | undefined> {
  const row = await getDatabase()
    .selectFrom('suspendedUser')
    .select(['at', 'actorName', 'keys'])
    .where('environment', '=', user.environment)
    .where('serverId', '=', user.serverId)
    .where('userName', '=', user.userName)
    .executeTakeFirst();
  return row && { at: row.at, by: row.actorName, keys: JSON.parse(row.keys) as PutAsideKey[] };
}

/** Those of one page of users. */
export async function suspensionsOf(
  environment: string,
  serverId: string,
  userNames: readonly string[],
): Promise<Map<string, Suspension>> {
  if (userNames.length === 0) return new Map();
  const rows = await getDatabase()
    .selectFrom('suspendedUser')
    .select(['userName', 'at', 'actorName', 'keys'])
    .where('environment', '=', environment)
    .where('serverId', '=', serverId)
    .where('userName', 'in', [...userNames])
    .execute();
  return new Map(
    rows.map(({ userName, at, actorName, keys }) => [
      userName,
      { at, by: actorName, keys: (JSON.parse(keys) as PutAsideKey[]).length },
    ]),
  );
}

/** Since when and by whom stays as it was where the user is suspended already. */
export async function keepSuspension(
  { environment, serverId, userName }: KeyUser,
  keys: readonly PutAsideKey[],
  actor: Actor,
): Promise<void> {
  const text = JSON.stringify(keys);
  await getDatabase()
    .insertInto('suspendedUser')
    .values({
      ...{ environment, serverId, userName, keys: text, at: Date.now() },
      ...{ actorId: actor.userId, actorName: actor.name },
    })
    .onConflict((conflict) =>
      conflict.columns(['environment', 'serverId', 'userName']).doUpdateSet({ keys: text }),
    )
    .execute();
}

/** Keys that were to be deleted while their user is suspended do not come back with it. */
export async function dropPutAside(user: KeyUser, isGone: (key: PutAsideKey) => boolean): Promise<void> {
  if (!(await findSuspension(user))) return;
  const { environment, serverId, userName } = user;
  await oneAtATime(user, async () => {
    const keys = (await findSuspension(user))?.keys ?? [];
    await getDatabase()
      .updateTable('suspendedUser')
      .set({ keys: JSON.stringify(keys.filter((key) => !isGone(key))) })
      .where('environment', '=', environment)
      .where('serverId', '=', serverId)
      .where('userName', '=', userName)
      .execute();
  });
}

/** Users with a key put aside that a partner has added. */
export function suspendedWithKeysOf(partnerId: string): Promise<KeyUser[]> {
  return getDatabase()
    .selectFrom('suspendedUser')
    .select(['environment', 'serverId', 'userName'])
    .where('keys', 'like', `%"addedByPartnerId":"${partnerId}"%`)
    .execute();
}

export async function forgetSuspension(user: KeyUser): Promise<void> {
  await getDatabase()
    .deleteFrom('suspendedUser')
    .where('environment', '=', user.environment)
    .where('serverId', '=', user.serverId)
    .where('userName', '=', user.userName)
    .execute();
}

/** Called before any key is imported: it would open the door that the suspension closed. */
export async function refuseWhileSuspended(user: KeyUser): Promise<void> {
  const found = await findSuspension(user);
  if (!found) return;
  throw new TransferFailure({
    code: 'UserSuspended',
    kind: 'conflict',
    message: `${user.userName} has been suspended by ${found.by} since ${utc(found.at)}, and a new key would let it in again. Resume the user first.`,
    fields: [],
  });
}
