// Reads about one's own account: the sessions that are open.

import 'server-only';
import { z } from 'zod';
import { getDatabase } from '@/lib/db/database';
import { defineOwnRead } from '@/lib/transfer/own-account';

export interface OwnSession {
  id: string;
  startedAt: string;
  expiresAt: string;
  seenAt: string;
  address: string | null;
  userAgent: string | null;
  isCurrent: boolean;
}

function toIso(moment: string | Date): string {
  return new Date(moment).toISOString();
}

export const listOwnSessions = defineOwnRead({
  input: z.object({}),
  run: async (owner): Promise<{ sessions: OwnSession[] }> => {
    const rows = await getDatabase()
      .selectFrom('session')
      .select(['id', 'createdAt', 'seenAt', 'expiresAt', 'ipAddress', 'userAgent'])
      .where('userId', '=', owner.userId)
      .execute();
    const sessions = rows
      .map((row) => ({
        id: row.id,
        startedAt: toIso(row.createdAt),
        expiresAt: toIso(row.expiresAt),
        seenAt: row.seenAt ? new Date(Number(row.seenAt)).toISOString() : toIso(row.createdAt),
        address: row.ipAddress || null,
        userAgent: row.userAgent,
        isCurrent: row.id === owner.sessionId,
      }))
      .filter((session) => Date.parse(session.expiresAt) > Date.now())
      .sort((a, b) => b.seenAt.localeCompare(a.seenAt));
    return { sessions };
  },
});
