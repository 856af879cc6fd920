// When a member and each of their sessions were last active, to the minute.

import 'server-only';
import { getDatabase } from '@/lib/db/database';

const MINUTE_MS = 60_000;
const written = new Map<string, number>();
const MOST_REMEMBERED = 10_000;

/** At most one write a minute for a session, so that reading stays reading. */
export async function noteSeen(userId: string, sessionId: string): Promise<void> {
  const seenAt = Date.now();
  if (seenAt - (written.get(sessionId) ?? 0) < MINUTE_MS) return;
  if (written.size >= MOST_REMEMBERED) written.clear();
  written.set(sessionId, seenAt);
  try {
    await getDatabase().updateTable('session').set({ seenAt }).where('id', '=', sessionId).execute();
    await getDatabase().updateTable('user').set({ seenAt }).where('id', '=', userId).execute();
  } catch (error) {
    console.error('When a session was last seen could not be written', error);
  }
}
