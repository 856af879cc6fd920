// Where passwords are switched off: members are refused alike, but for the one administrator who may break the glass.

import 'server-only';
import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { recordEvent } from '@/lib/audit/record';
import { getDatabase } from '@/lib/db/database';
import { getSettings } from '@/lib/env';
import { PARTNER_ROLE } from '@/lib/permissions';
import { addressOf } from './client-address';

const SIGN_IN = '/sign-in/email';

/** Contacts of partners have no account at the company's provider. */
async function mayUsePassword(email: string): Promise<boolean> {
  const found = await getDatabase()
    .selectFrom('user')
    .select('role')
    .where('email', '=', email)
    .executeTakeFirst();
  return found?.role === PARTNER_ROLE || (found?.role === 'admin' && email === getSettings().breakGlassEmail);
}

const refusePasswords = createAuthMiddleware(async (context) => {
  const { email, password } = (context.body ?? {}) as { email?: unknown; password?: unknown };
  if (typeof email !== 'string' || typeof password !== 'string') return;
  const who = email.trim().toLowerCase();
  if (await mayUsePassword(who)) return;
  // As long as looking at a password takes, and with the answer to a wrong one: nobody learns whose it may be.
  await context.context.password.hash(password);
  await recordEvent(
    { userId: '', name: who, role: '', sessionId: null, address: addressOf(context.headers) },
    {
      operation: 'SignIn',
      target: who,
      result: 'refused',
      errorCode: 'PasswordsOff',
      errorMessage: 'Passwords are switched off for this account.',
    },
  );
  throw new APIError('UNAUTHORIZED', {
    code: 'INVALID_EMAIL_OR_PASSWORD',
    message: 'Invalid email or password',
  });
});

/** Runs after the attempt was counted, so that this refusal counts like any other. */
export function passwordSwitch() {
  const off = getSettings().breakGlassEmail !== undefined;
  return {
    id: 'password-switch',
    hooks: { before: off ? [{ matcher: ({ path }) => path === SIGN_IN, handler: refusePasswords }] : [] },
  } satisfies BetterAuthPlugin;
}
