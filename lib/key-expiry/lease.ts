// Lets one process at a time look after the keys' expiry, also where several share a PostgreSQL.

import 'server-only';
import { takeTurn } from '@/lib/db/lease';

const LEASE_MS = 10 * 60_000;

/** Runs where nobody else is at it; false where somebody is. */
export async function alone(now: number, run: () => Promise<void>): Promise<boolean> {
  const giveBack = await takeTurn('key-expiry-lease', LEASE_MS, now);
  if (!giveBack) return false;
  try {
    await run();
  } finally {
    await giveBack();
  }
  return true;
}
