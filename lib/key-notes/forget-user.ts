// Forgets what is kept about a user that was deleted, so that the next one of the same name inherits nothing of it.

import 'server-only';
import { getDatabase } from '@/lib/db/database';

const TABLES = [
  'keyNote',
  'keyReminder',
  'keyRequest',
  'partnerGrant',
  'suspendedUser',
  'lastLogin',
] as const;

/** Notes, reminders, requests, partners' grants, last logins and keys that were put aside; without a name, of every user of the server. */
export async function forgetUser(gone: {
  environment: string;
  serverId: string;
  userName?: string;
}): Promise<void> {
  const { environment, serverId, userName } = gone;
  await getDatabase()
    .transaction()
    .execute(async (trx) => {
      for (const table of TABLES) {
        const query = trx
          .deleteFrom(table)
          .where('environment', '=', environment)
          .where('serverId', '=', serverId);
        await (userName === undefined ? query : query.where('userName', '=', userName)).execute();
      }
    });
}
