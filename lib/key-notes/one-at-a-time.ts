// One change of a user's keys at a time, whichever process it comes to, so that each sees what the others did.

import 'server-only';
import { setTimeout } from 'node:timers/promises';
import { takeTurn } from '@/lib/db/lease';
import { refusal } from '@/lib/transfer/admitted';
import { TransferFailure } from '@/lib/transfer/errors';
import type { KeyUser } from './store';

/** Longer than a call to AWS may take with its retries. */
const LASTS_MS = 60_000;
const PATIENCE_MS = 10_000;
const AGAIN_AFTER_MS = 50;

export async function oneAtATime<Value>(user: KeyUser, run: () => Promise<Value>): Promise<Value> {
  const key = `keys-of ${user.environment}/${user.serverId}/${user.userName}`;
  const until = Date.now() + PATIENCE_MS;
  let giveBack = await takeTurn(key, LASTS_MS, Date.now());
  while (!giveBack && Date.now() < until) {
    await setTimeout(AGAIN_AFTER_MS);
    giveBack = await takeTurn(key, LASTS_MS, Date.now());
  }
  if (!giveBack) {
    const message = 'Keys of this user are being changed by somebody else right now. Try again in a moment.';
    throw new TransferFailure(refusal('ChangeUnderWay', 'conflict', message));
  }
  try {
    return await run();
  } finally {
    await giveBack();
  }
}
