// Failed sign-ins are counted per account across all processes, refused beyond a limit, and audited.

import 'server-only';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { recordEvent } from '@/lib/audit/record';
import { getDatabase } from '@/lib/db/database';

export const MAX_FAILURES = 10;
export const FAILURE_WINDOW_MS = 15 * 60_000;

const SIGN_IN = '/sign-in/email';

function emailOf(body: unknown): string {
  const email = (body as { email?: unknown } | undefined)?.email;
  return typeof email === 'string' ? email.trim().toLowerCase().slice(0, 200) : '';
}

export const refuseAfterFailures = createAuthMiddleware(async (context) => {
  if (context.path !== SIGN_IN) return;
  const since = Date.now() - FAILURE_WINDOW_MS;
  const db = getDatabase();
  await db.deleteFrom('signInFailure').where('at', '<', since).execute();
  const { failures } = await db
    .selectFrom('signInFailure')
    .where('email', '=', emailOf(context.body))
    .select((eb) => eb.fn.countAll<number>().as('failures'))
    .executeTakeFirstOrThrow();
  if (Number(failures) < MAX_FAILURES) return;
  throw new APIError('TOO_MANY_REQUESTS', {
    code: 'TOO_MANY_FAILURES',
    message: 'Too many failed sign-ins for this account. Wait 15 minutes and try again.',
  });
});

export const recordSignIn = createAuthMiddleware(async (context) => {
  if (context.path !== SIGN_IN) return;
  const email = emailOf(context.body);
  const signedIn = context.context.newSession;
  const address = context.headers?.get('x-forwarded-for') ?? null;
  if (signedIn) {
    await getDatabase().deleteFrom('signInFailure').where('email', '=', email).execute();
    const { user, session } = signedIn;
    const actor = {
      userId: user.id,
      name: user.name,
      role: String(user.role),
      sessionId: session.id,
      address,
    };
    await recordEvent(actor, { operation: 'SignIn', target: email, result: 'succeeded' });
    return;
  }
  await getDatabase().insertInto('signInFailure').values({ email, at: Date.now() }).execute();
  const stranger = { userId: '', name: email, role: '', sessionId: null, address };
  await recordEvent(stranger, { operation: 'SignIn', target: email, result: 'refused' });
});
