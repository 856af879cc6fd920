'use server';
// Writes about one's own account: the password, and sessions on other devices.

import { isAPIError } from 'better-auth/api';
import { headers } from 'next/headers';
import { z } from 'zod';
import { getAuth } from '@/lib/auth/auth';
import { endPendingSignIns } from '@/lib/auth/second-factor';
import { countAttempt, forgetAttempts } from '@/lib/auth/sign-in-guard';
import { getDatabase } from '@/lib/db/database';
import { defineConsoleAction } from '@/lib/transfer/action';
import { TransferFailure } from '@/lib/transfer/errors';
import { changePasswordSchema, sessionRefSchema } from './schema';

function wrongPassword(code: string, message: string): TransferFailure {
  const fields = [{ path: 'currentPassword', message }];
  return new TransferFailure({ code, kind: 'validation', message, fields });
}

/** All other sessions of the member end; guesses of the present password count as failed sign-ins. */
export const changePassword = defineConsoleAction({
  permission: 'ManageOwnAccount',
  operation: 'ChangePassword',
  input: changePasswordSchema,
  target: () => '',
  run: async ({ caller }, { currentPassword, newPassword }) => {
    if ((await countAttempt(caller.email, caller.address)) !== 'allowed') {
      throw wrongPassword('TooManyFailures', 'Too many failed attempts. Wait 15 minutes and try again.');
    }
    const body = { currentPassword, newPassword, revokeOtherSessions: true };
    try {
      await getAuth().api.changePassword({ body, headers: await headers() });
    } catch (error) {
      if (!isAPIError(error) || error.body?.code !== 'INVALID_PASSWORD') throw error;
      throw wrongPassword('WrongPassword', 'This is not your present password.');
    }
    await endPendingSignIns(caller.userId);
    await forgetAttempts(caller.email, caller.address);
  },
});

export const endSession = defineConsoleAction({
  permission: 'ManageOwnAccount',
  operation: 'EndSession',
  input: sessionRefSchema,
  target: () => '',
  run: async ({ caller }, { sessionId }) => {
    await getDatabase()
      .deleteFrom('session')
      .where('id', '=', sessionId)
      .where('userId', '=', caller.userId)
      .execute();
  },
});

export const endOtherSessions = defineConsoleAction({
  permission: 'ManageOwnAccount',
  operation: 'EndOtherSessions',
  input: z.object({}),
  target: () => '',
  run: async ({ caller }) => {
    await getDatabase()
      .deleteFrom('session')
      .where('userId', '=', caller.userId)
      .where('id', '!=', caller.sessionId)
      .execute();
  },
});
