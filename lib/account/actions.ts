'use server';
// Writes about one's own account: the password, and sessions on other devices.

import { isAPIError } from 'better-auth/api';
import { headers } from 'next/headers';
import { z } from 'zod';
import { getAuth } from '@/lib/auth/auth';
import { endPendingSignIns } from '@/lib/auth/second-factor';
import { countAttempt, forgetAttempts } from '@/lib/auth/sign-in-guard';
import { getDatabase } from '@/lib/db/database';
import { TransferFailure } from '@/lib/transfer/errors';
import { defineOwnAction } from '@/lib/transfer/own-account';
import { changePasswordSchema, sessionRefSchema } from './schema';

function wrongPassword(code: string, message: string): TransferFailure {
  const fields = [{ path: 'currentPassword', message }];
  return new TransferFailure({ code, kind: 'validation', message, fields });
}

/** All other sessions of the account end; guesses of the present password count as failed sign-ins. */
export const changePassword = defineOwnAction({
  operation: 'ChangePassword',
  input: changePasswordSchema,
  run: async (owner, { currentPassword, newPassword }) => {
    if ((await countAttempt(owner.email, owner.address)) !== 'allowed') {
      throw wrongPassword('TooManyFailures', 'Too many failed attempts. Wait 15 minutes and try again.');
    }
    const body = { currentPassword, newPassword, revokeOtherSessions: true };
    try {
      await getAuth().api.changePassword({ body, headers: await headers() });
    } catch (error) {
      if (!isAPIError(error) || error.body?.code !== 'INVALID_PASSWORD') throw error;
      throw wrongPassword('WrongPassword', 'This is not your present password.');
    }
    await endPendingSignIns(owner.userId);
    await forgetAttempts(owner.email, owner.address);
  },
});

export const endSession = defineOwnAction({
  operation: 'EndSession',
  input: sessionRefSchema,
  run: async (owner, { sessionId }) => {
    await getDatabase()
      .deleteFrom('session')
      .where('id', '=', sessionId)
      .where('userId', '=', owner.userId)
      .execute();
  },
});

export const endOtherSessions = defineOwnAction({
  operation: 'EndOtherSessions',
  input: z.object({}),
  run: async (owner) => {
    await getDatabase()
      .deleteFrom('session')
      .where('userId', '=', owner.userId)
      .where('id', '!=', owner.sessionId)
      .execute();
  },
});
