// Reads about SSH keys beyond one user: where else the console has seen a key.

import 'server-only';
import { z } from 'zod';
import { getDatabase } from '@/lib/db/database';
import { serverId } from '@/lib/fields/leaves';
import { defineRead } from '@/lib/transfer/read';

const MOST = 20;

export interface SeenElsewhere {
  serverId: string;
  userName: string;
  sshPublicKeyId: string;
  /** Epoch milliseconds. */
  seenAt: number;
}

/** Users of this environment, other than the named one, that had the key when the console last looked. */
export const seenElsewhere = defineRead({
  permission: 'DescribeUser',
  input: z.object({
    fingerprint: z.string().startsWith('SHA256:').max(60),
    serverId,
    userName: z.string().max(100),
  }),
  run: async ({ environment }, input): Promise<SeenElsewhere[]> =>
    getDatabase()
      .selectFrom('seenKey')
      .select(['serverId', 'userName', 'sshPublicKeyId', 'seenAt'])
      .where('environment', '=', environment.id)
      .where('fingerprint', '=', input.fingerprint)
      .where((is) => is.or([is('serverId', '!=', input.serverId), is('userName', '!=', input.userName)]))
      .orderBy('seenAt', 'desc')
      .limit(MOST)
      .execute(),
});
