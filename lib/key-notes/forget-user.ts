// Forgets what is kept about a user that was deleted, so that the next one of the same name inherits nothing of it.

import 'server-only';
import { sql } from 'kysely';
import { getDatabase } from '@/lib/db/database';

/** Each with the moment at which a row came. */
const TABLES = {
  keyNote: 'addedAt',
  keyReminder: 'sentAt',
  keyRequest: 'requestedAt',
  partnerGrant: 'createdAt',
  suspendedUser: 'at',
  lastLogin: 'at',
} as const;

const entriesOf = <Table extends object>(tables: Table) =>
  Object.entries(tables) as [keyof Table, Table[keyof Table] & string][];

/** Notes, reminders, requests, partners' grants, last logins and keys that were put aside; without a name, of every user of the server. */
export async function forgetUser(gone: {
  environment: string;
  serverId: string;
  userName?: string;
  /** What came since belongs to the next one already. */
  before?: number;
}): Promise<void> {
  const { environment, serverId, userName, before = Number.MAX_SAFE_INTEGER } = gone;
  await getDatabase()
    .transaction()
    .execute(async (trx) => {
      for (const [table, moment] of entriesOf(TABLES)) {
        const query = trx
          .deleteFrom(table)
          .where('environment', '=', environment)
          .where('serverId', '=', serverId)
          .where(sql.ref(moment), '<', before);
        await (userName === undefined ? query : query.where('userName', '=', userName)).execute();
      }
    });
}
