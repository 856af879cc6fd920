// Failed sign-ins are counted across all processes, refused beyond a limit, and audited, as are sign-outs.

import 'server-only';
import { randomUUID } from 'node:crypto';
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';
import { type Actor, recordEvent } from '@/lib/audit/record';
import { getDatabase } from '@/lib/db/database';
import { addressOf, networkOf } from './client-address';

/** From one address: guessing. From all of them: a guess that is spread out, with room for the owner's own slips. */
export const MAX_FAILURES = { perAddress: 10, perAccount: 50 };
const WINDOW_MS = 15 * 60_000;
const TOO_MANY = 'Too many failed attempts for this account. Wait 15 minutes and try again.';

const NO_EMAIL = 'Enter an e-mail address such as ana@example.com.';

const SIGN_IN = '/sign-in/email';
const SIGN_OUT = '/sign-out';

/** What becomes of an attempt; the trail tells of the first refusal only, or else hammering would fill the disk. */
export type Admission = 'allowed' | 'refused' | 'refused-again';

/** Counts an attempt before its password is looked at, so that many at once gain nothing. */
export async function countAttempt(email: string, address: string | null): Promise<Admission> {
  const db = getDatabase();
  const id = randomUUID();
  const at = Date.now();
  const network = networkOf(address ?? '');
  await db
    .deleteFrom('signInFailure')
    .where('at', '<', at - WINDOW_MS)
    .execute();
  await db.insertInto('signInFailure').values({ id, email, address: network, at }).execute();
  const failures = await db
    .selectFrom('signInFailure')
    .where('email', '=', email)
    .select('address')
    .limit(MAX_FAILURES.perAccount + 2)
    .execute();
  const fromHere = failures.filter((failure) => failure.address === network).length;
  const beyond = Math.max(fromHere - MAX_FAILURES.perAddress, failures.length - MAX_FAILURES.perAccount);
  if (beyond <= 0) return 'allowed';
  if (beyond === 1) return 'refused';
  // Only the first refused attempt counts, or else hammering would keep the account shut for good.
  await db.deleteFrom('signInFailure').where('id', '=', id).execute();
  return 'refused-again';
}

export async function forgetAttempts(email: string, address: string | null): Promise<void> {
  await getDatabase()
    .deleteFrom('signInFailure')
    .where('email', '=', email)
    .where('address', '=', networkOf(address ?? ''))
    .execute();
}

/** Undefined for what is no e-mail address: nobody signs in with it, and it may be a password in the wrong field. */
function emailOf(body: unknown): string | undefined {
  const email = (body as { email?: unknown } | undefined)?.email;
  const text = typeof email === 'string' ? email.trim().toLowerCase() : '';
  return text.length <= 320 && /^[^\s@]+@[^\s@]+$/.test(text) ? text : undefined;
}

interface SignedInAs {
  user: { id: string; name: string } & Record<string, unknown>;
  session: { id: string };
}

function actorOf({ user, session }: SignedInAs, address: string | null): Actor {
  return { userId: user.id, name: user.name, role: String(user.role), sessionId: session.id, address };
}

function stranger(email: string, address: string | null): Actor {
  return { userId: '', name: email, role: '', sessionId: null, address };
}

export const guardSignIn = createAuthMiddleware(async (context) => {
  const address = addressOf(context.headers);
  if (context.path === SIGN_OUT) {
    const current = await getSessionFromCtx(context);
    if (!current) return;
    const event = { operation: 'SignOut', target: current.user.email, result: 'succeeded' } as const;
    await recordEvent(actorOf(current, address), event);
  }
  if (context.path !== SIGN_IN) return;
  const email = emailOf(context.body);
  if (email === undefined) throw new APIError('BAD_REQUEST', { code: 'INVALID_EMAIL', message: NO_EMAIL });
  const admission = await countAttempt(email, address);
  if (admission === 'allowed') return;
  if (admission === 'refused') {
    const error = { errorCode: 'TooManyFailures', errorMessage: TOO_MANY };
    await recordEvent(stranger(email, address), {
      operation: 'SignIn',
      target: email,
      result: 'refused',
      ...error,
    });
  }
  throw new APIError('TOO_MANY_REQUESTS', { code: 'TOO_MANY_FAILURES', message: TOO_MANY });
});

export const recordSignIn = createAuthMiddleware(async (context) => {
  if (context.path !== SIGN_IN) return;
  const email = emailOf(context.body);
  if (email === undefined) return;
  const address = addressOf(context.headers);
  const signedIn = context.context.newSession;
  if (signedIn) {
    await forgetAttempts(email, address);
    await recordEvent(actorOf(signedIn, address), {
      operation: 'SignIn',
      target: email,
      result: 'succeeded',
    });
    return;
  }
  const { returned } = context.context;
  if (!(returned instanceof Error) || (returned as { statusCode?: unknown }).statusCode !== 401) return;
  const error = { errorCode: 'WrongPassword', errorMessage: 'E-mail address or password is wrong.' };
  await recordEvent(stranger(email, address), {
    operation: 'SignIn',
    target: email,
    result: 'refused',
    ...error,
  });
});
