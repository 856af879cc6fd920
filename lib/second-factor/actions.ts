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
import type { Caller } from '@/lib/caller';
import { defineConsoleAction } from '@/lib/transfer/action';
import { TransferFailure } from '@/lib/transfer/errors';
import { beginSchema, confirmSchema, proveSchema } from './schema';

function atField(path: string, code: string, message: string): TransferFailure {
  return new TransferFailure({ code, kind: 'validation', message, fields: [{ path, message }] });
}

/** Guesses here count as failed sign-ins, before anything is looked at. */
async function countGuess({ email, address }: Caller, path: string): Promise<void> {
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
async function checkAppCode({ userId }: Caller, code: string): Promise<void> {
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

async function prove(caller: Caller, { currentPassword, code }: { currentPassword: string; code: string }) {
  await countGuess(caller, 'currentPassword');
  await checkPassword(currentPassword);
  await (/^[\d\s]+$/.test(code) ? checkAppCode(caller, code.replaceAll(/\s/g, '')) : checkBackupCode(code));
  await forgetAttempts(caller.email, caller.address);
}

/** Makes a secret that counts for nothing until a code of it is confirmed. */
export const beginSecondFactor = defineConsoleAction({
  permission: 'ManageOwnAccount',
  operation: 'BeginSecondFactor',
  input: beginSchema,
  target: () => '',
  beforeSecondFactor: true,
  run: async ({ caller }, { currentPassword: password }) => {
    await countGuess(caller, 'currentPassword');
    await checkPassword(password);
    await forgetAttempts(caller.email, caller.address);
    try {
      const made = await getAuth().api.enableTwoFactor({ body: { password }, headers: await headers() });
      if (made.method !== 'totp') throw new Error('A second factor of another kind was made.');
      await forgetUsedCodes(caller.userId);
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
export const confirmSecondFactor = defineConsoleAction({
  permission: 'ManageOwnAccount',
  operation: 'SetUpSecondFactor',
  input: confirmSchema,
  target: () => '',
  beforeSecondFactor: true,
  run: async ({ caller }, { code }) => {
    await countGuess(caller, 'code');
    await checkAppCode(caller, code);
    await forgetAttempts(caller.email, caller.address);
    await turnOnSecondFactor(caller.userId, caller.sessionId);
  },
});

/** Returns ten new codes; the ones before end. */
export const makeBackupCodes = defineConsoleAction({
  permission: 'ManageOwnAccount',
  operation: 'MakeBackupCodes',
  input: proveSchema,
  target: () => '',
  run: async ({ caller }, proof) => {
    await prove(caller, proof);
    const body = { password: proof.currentPassword };
    const { backupCodes } = await getAuth().api.generateBackupCodes({ body, headers: await headers() });
    return { backupCodes };
  },
});

export const endSecondFactor = defineConsoleAction({
  permission: 'ManageOwnAccount',
  operation: 'TurnOffSecondFactor',
  input: proveSchema,
  target: () => '',
  run: async ({ caller }, proof) => {
    await prove(caller, proof);
    await removeSecondFactor(caller.userId);
    await endPendingSignIns(caller.userId);
  },
});
