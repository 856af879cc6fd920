// A member's second factor: whether there is one, whether a code is right, and that none counts twice.

import 'server-only';
import { symmetricDecrypt } from 'better-auth/crypto';
import { getDatabase } from '@/lib/db/database';
import { getSettings } from '@/lib/env';
import { getAuth } from './auth';
import { stepOf } from './totp';

export type CodeCheck = 'right' | 'wrong' | 'used';

/** In one statement, so that of two processes that are sent the same code one alone takes it. */
async function claimStep(userId: string, step: number): Promise<boolean> {
  const claimed = await getDatabase()
    .insertInto('totpUse')
    .values({ userId, step })
    .onConflict((conflict) =>
      conflict.column('userId').doUpdateSet({ step }).where('totpUse.step', '<', step),
    )
    .returning('step')
    .executeTakeFirst();
  return claimed !== undefined;
}

/** Takes a code of the member's app out of use. A code that is older than the last one used is as good as used. */
export async function spendCode(userId: string, code: string): Promise<CodeCheck> {
  const factor = await getDatabase()
    .selectFrom('twoFactor')
    .select('secret')
    .where('userId', '=', userId)
    .executeTakeFirst();
  if (!factor) return 'wrong';
  const { secretConfig } = await getAuth().$context;
  const step = stepOf(await symmetricDecrypt({ key: secretConfig, data: factor.secret }), code);
  if (step === undefined) return 'wrong';
  return (await claimStep(userId, step)) ? 'right' : 'used';
}

/** Codes of a new secret have nothing to do with those of the one before. */
export async function forgetUsedCodes(userId: string): Promise<void> {
  await getDatabase().deleteFrom('totpUse').where('userId', '=', userId).execute();
}

/** Password sign-ins that wait for their code end, as after a new password. */
export async function endPendingSignIns(userId: string): Promise<void> {
  await getDatabase()
    .deleteFrom('verification')
    .where('value', '=', userId)
    .where('identifier', 'like', '2fa-%')
    .execute();
}

/** Neither engine takes the other's booleans. */
function yesOrNo(value: boolean): boolean | number {
  return getSettings().databaseUrl ? value : Number(value);
}

/**
 * From here on signing in takes a code, and the member's other sessions end. The session itself stays as it is: a new
 * cookie would make the page start anew before the backup codes were read.
 */
export async function turnOnSecondFactor(userId: string, sessionId: string): Promise<void> {
  const yes = yesOrNo(true);
  await getDatabase()
    .transaction()
    .execute(async (trx) => {
      await trx.updateTable('user').set({ twoFactorEnabled: yes }).where('id', '=', userId).execute();
      await trx.updateTable('twoFactor').set({ verified: yes }).where('userId', '=', userId).execute();
      await trx.deleteFrom('session').where('userId', '=', userId).where('id', '!=', sessionId).execute();
    });
}

/** At once or not at all: with half of it gone neither a code nor another set-up would work. */
export async function removeSecondFactor(userId: string): Promise<void> {
  const twoFactorEnabled = yesOrNo(false);
  await getDatabase()
    .transaction()
    .execute(async (trx) => {
      await trx.updateTable('user').set({ twoFactorEnabled }).where('id', '=', userId).execute();
      await trx.deleteFrom('twoFactor').where('userId', '=', userId).execute();
      await trx.deleteFrom('totpUse').where('userId', '=', userId).execute();
    });
}
