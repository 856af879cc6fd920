'use server';
// Writes about one's own second factor: set up in two steps, new backup codes, and off again.

import { isAPIError } from 'better-auth/api';
import { headers } from 'next/headers';
import { getAuth } from '@/lib/auth/auth';
import {
  endPendingSignIns,
  forgetUsedCodes,
  removeSecondFactor,
  spendCode,
  turnOnSecondFactor,
} from '@/lib/auth/second-factor';
import { countAttempt, forgetAttempts } from '@/lib/auth/sign-in-guard';
import { TransferFailure } from '@/lib/transfer/errors';
import { type AccountOwner, defineOwnAction } from '@/lib/transfer/own-account';
import { beginSchema, confirmSchema, proveSchema } from './schema';

function atField(path: string, code: string, message: string): TransferFailure {
  return new TransferFailure({ code, kind: 'validation', message, fields: [{ path, message }] });
}

/** Guesses here count as failed sign-ins, before anything is looked at. */
async function countGuess({ email, address }: AccountOwner, path: string): Promise<void> {
  if ((await countAttempt(email, address)) === 'allowed') return;
  throw atField(path, 'TooManyFailures', 'Too many failed attempts. Wait 15 minutes and try again.');
}

async function checkPassword(password: string): Promise<void> {
  try {
    await getAuth().api.verifyPassword({ body: { password }, headers: await headers() });
  } catch (error) {
    if (!isAPIError(error) || error.body?.code !== 'INVALID_PASSWORD') throw error;
    throw atField('currentPassword', 'WrongPassword', 'This is not your present password.');
  }
}

/** A code that is right counts as used, also where what follows fails. */
async function checkAppCode({ userId }: AccountOwner, code: string): Promise<void> {
  const check = await spendCode(userId, code);
  if (check === 'used') {
    throw atField('code', 'UsedCode', 'This code was used already. Wait until your app shows the next one.');
  }
  if (check === 'wrong') {
    throw atField('code', 'WrongCode', 'The code is wrong. Check the clock of the device that shows it.');
  }
}

async function checkBackupCode(code: string): Promise<void> {
  try {
    const body = { code, disableSession: true };
    await getAuth().api.verifyBackupCode({ body, headers: await headers() });
  } catch (error) {
    if (!isAPIError(error) || error.statusCode >= 500) throw error;
    throw atField('code', 'WrongCode', 'The code is wrong or was used already.');
  }
}

async function prove(
  owner: AccountOwner,
  { currentPassword, code }: { currentPassword: string; code: string },
) {
  await countGuess(owner, 'currentPassword');
  await checkPassword(currentPassword);
  await (/^[\d\s]+$/.test(code) ? checkAppCode(owner, code.replaceAll(/\s/g, '')) : checkBackupCode(code));
  await forgetAttempts(owner.email, owner.address);
}

/** Makes a secret that counts for nothing until a code of it is confirmed. */
export const beginSecondFactor = defineOwnAction({
  operation: 'BeginSecondFactor',
  input: beginSchema,
  beforeSecondFactor: true,
  run: async (owner, { currentPassword: password }) => {
    await countGuess(owner, 'currentPassword');
    await checkPassword(password);
    await forgetAttempts(owner.email, owner.address);
    try {
      const made = await getAuth().api.enableTwoFactor({ body: { password }, headers: await headers() });
      if (made.method !== 'totp') throw new Error('A second factor of another kind was made.');
      await forgetUsedCodes(owner.userId);
      const secret = new URL(made.totpURI).searchParams.get('secret') ?? '';
      return { uri: made.totpURI, secret, backupCodes: made.backupCodes };
    } catch (error) {
      if (!isAPIError(error) || error.body?.code !== 'TOTP_ALREADY_ENABLED') throw error;
      const message = 'Your second factor is set up already. Turn it off first to set it up anew.';
      throw new TransferFailure({ code: 'SecondFactorExists', kind: 'conflict', message, fields: [] });
    }
  },
});

/** From here on signing in takes a code; the member's other sessions end. */
export const confirmSecondFactor = defineOwnAction({
  operation: 'SetUpSecondFactor',
  input: confirmSchema,
  beforeSecondFactor: true,
  run: async (owner, { code }) => {
    await countGuess(owner, 'code');
    await checkAppCode(owner, code);
    await forgetAttempts(owner.email, owner.address);
    await turnOnSecondFactor(owner.userId, owner.sessionId);
  },
});

/** Returns ten new codes; the ones before end. */
export const makeBackupCodes = defineOwnAction({
  operation: 'MakeBackupCodes',
  input: proveSchema,
  run: async (owner, proof) => {
    await prove(owner, proof);
    const body = { password: proof.currentPassword };
    const { backupCodes } = await getAuth().api.generateBackupCodes({ body, headers: await headers() });
    return { backupCodes };
  },
});

export const endSecondFactor = defineOwnAction({
  operation: 'TurnOffSecondFactor',
  input: proveSchema,
  run: async (owner, proof) => {
    await prove(owner, proof);
    await removeSecondFactor(owner.userId);
    await endPendingSignIns(owner.userId);
  },
});
