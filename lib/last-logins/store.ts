// Keeps the newest login of each user and key, and how far a server's log has been read.

import 'server-only';
import type { Selectable } from 'kysely';
import { getDatabase } from '@/lib/db/database';
import type { LastLoginTable, LoginLogTable } from '@/lib/db/seen-tables';

export type SeenLogin = Pick<LastLoginTable, 'userName' | 'fingerprint' | 'at' | 'address'>;
export type LoginLog = Selectable<LoginLogTable>;

interface Where {
  environment: string;
  serverId: string;
}

const ROWS_AT_ONCE = 500;

export function findLog({ environment, serverId }: Where): Promise<LoginLog | undefined> {
  return getDatabase()
    .selectFrom('loginLog')
    .selectAll()
    .where('environment', '=', environment)
    .where('serverId', '=', serverId)
    .executeTakeFirst();
}

/** The newest of each user and key; a login counts for the user and for its key. */
function newest(logins: readonly SeenLogin[]): SeenLogin[] {
  const found = new Map<string, SeenLogin>();
  for (const login of logins) {
    const both = login.fingerprint ? [login, { ...login, fingerprint: '' }] : [login];
    for (const each of both) {
      const key = `${each.userName} ${each.fingerprint}`;
      const known = found.get(key);
      if (!known || known.at < each.at) found.set(key, each);
    }
  }
  return [...found.values()];
}

/** An older login never takes the place of a newer one. */
export async function keepLogins(
  { environment, serverId }: Where,
  logins: readonly SeenLogin[],
  log: LoginLog,
) {
  const rows = newest(logins).map((login) => ({ environment, serverId, ...login }));
  await getDatabase()
    .transaction()
    .execute(async (trx) => {
      for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
        await trx
          .insertInto('lastLogin')
          .values(rows.slice(from, from + ROWS_AT_ONCE))
          .onConflict((conflict) =>
            conflict
              .columns(['environment', 'serverId', 'userName', 'fingerprint'])
              .doUpdateSet((values) => ({
                at: values.ref('excluded.at'),
                address: values.ref('excluded.address'),
              }))
              .whereRef('excluded.at', '>', 'lastLogin.at'),
          )
          .execute();
      }
      await trx
        .insertInto('loginLog')
        .values(log)
        .onConflict((conflict) => conflict.columns(['environment', 'serverId']).doUpdateSet(log))
        .execute();
    });
}

/** Of every user as a whole, or of one user and its keys. */
export async function loginsOf({ environment, serverId }: Where, userName?: string): Promise<SeenLogin[]> {
  const all = getDatabase()
    .selectFrom('lastLogin')
    .select(['userName', 'fingerprint', 'at', 'address'])
    .where('environment', '=', environment)
    .where('serverId', '=', serverId);
  return userName === undefined
    ? all.where('fingerprint', '=', '').execute()
    : all.where('userName', '=', userName).execute();
}
