// Remembers which user has which key, as far as the console has seen, so that a key in two places can be pointed out.

import 'server-only';
import { getDatabase } from '@/lib/db/database';

export interface SeenUser {
  environment: string;
  serverId: string;
  userName: string;
}

interface SeenKey {
  SshPublicKeyId: string;
  fingerprint: string;
}

/** Brings what is remembered of one user up to its present keys; writes only where something differs. */
export async function rememberKeys(user: SeenUser, keys: readonly SeenKey[]): Promise<void> {
  const db = getDatabase();
  const known = await db
    .selectFrom('seenKey')
    .select(['sshPublicKeyId'])
    .where('environment', '=', user.environment)
    .where('serverId', '=', user.serverId)
    .where('userName', '=', user.userName)
    .execute();
  const knownIds = new Set(known.map((row) => row.sshPublicKeyId));
  const presentIds = new Set(keys.map((key) => key.SshPublicKeyId));
  const gone = [...knownIds].filter((id) => !presentIds.has(id));
  if (gone.length > 0) await forget(user, gone);
  const added = keys.filter((key) => !knownIds.has(key.SshPublicKeyId));
  if (added.length > 0) await rememberNew(user, added);
}

export async function rememberNew(user: SeenUser, keys: readonly SeenKey[]): Promise<void> {
  const seenAt = Date.now();
  await getDatabase()
    .insertInto('seenKey')
    .values(
      keys.map(({ SshPublicKeyId, fingerprint }) => ({
        ...user,
        sshPublicKeyId: SshPublicKeyId,
        fingerprint,
        seenAt,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['environment', 'serverId', 'userName', 'sshPublicKeyId']).doNothing(),
    )
    .execute();
}

/** Forgets all users of a server that is gone. */
export async function forgetServer({ environment, serverId }: Omit<SeenUser, 'userName'>): Promise<void> {
  await getDatabase()
    .deleteFrom('seenKey')
    .where('environment', '=', environment)
    .where('serverId', '=', serverId)
    .execute();
}

/** Forgets some keys of a user, or the user as a whole. */
export async function forget(user: SeenUser, sshPublicKeyIds?: readonly string[]): Promise<void> {
  let query = getDatabase()
    .deleteFrom('seenKey')
    .where('environment', '=', user.environment)
    .where('serverId', '=', user.serverId)
    .where('userName', '=', user.userName);
  if (sshPublicKeyIds) query = query.where('sshPublicKeyId', 'in', [...sshPublicKeyIds]);
  await query.execute();
}
