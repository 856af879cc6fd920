// Failed sign-ins are counted across all processes, refused beyond a limit, and audited, as are sign-outs.

import 'server-only';
import { randomUUID } from 'node:crypto';
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';
import { type Actor, recordEvent } from '@/lib/audit/record';
import { getDatabase } from '@/lib/db/database';
import { addressOf, networkOf } from './client-address';
import { DisabledAccount, EndedAccess } from './disabled-account';
import {
  admitSecondStep,
  isSecondStep,
  nameOfStep,
  pendingMember,
  reasonOfStep,
  SECOND_STEPS,
  spendOrRefuse,
} from './second-step';

/** From one address: guessing. From all of them: a guess that is spread out, with room for the owner's own slips. */
export const MAX_FAILURES = { perAddress: 10, perAccount: 50 };
const WINDOW_MS = 15 * 60_000;
const TOO_MANY = 'Too many failed attempts for this account. Wait 15 minutes and try again.';

const NO_EMAIL = 'Enter an e-mail address such as ana@example.com.';

const WRONG_PASSWORD = 'E-mail address or password is wrong.';

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

async function refuseBeyondLimit(email: string, address: string | null): Promise<void> {
  const admission = await countAttempt(email, address);
  if (admission === 'allowed') return;
  if (admission === 'refused') await recordRefusal(email, address, 'TooManyFailures', TOO_MANY);
  throw new APIError('TOO_MANY_REQUESTS', { code: 'TOO_MANY_FAILURES', message: TOO_MANY });
}

function recordRefusal(
  email: string,
  address: string | null,
  errorCode: string,
  errorMessage: string,
): Promise<void> {
  const event = { operation: 'SignIn', target: email, result: 'refused', errorCode, errorMessage } as const;
  return recordEvent(stranger(email, address), event);
}

export const guardSignIn = createAuthMiddleware(async (context) => {
  const address = addressOf(context.headers);
  if (context.path === SIGN_OUT) {
    const current = await getSessionFromCtx(context);
    if (!current) return;
    const event = { operation: 'SignOut', target: current.user.email, result: 'succeeded' } as const;
    await recordEvent(actorOf(current, address), event);
  }
  if (context.path === SIGN_IN) {
    const email = emailOf(context.body);
    if (email === undefined) throw new APIError('BAD_REQUEST', { code: 'INVALID_EMAIL', message: NO_EMAIL });
    await refuseBeyondLimit(email, address);
  }
  if (isSecondStep(context.path, context.request)) {
    const member = await admitSecondStep(context);
    await refuseBeyondLimit(member.email, address);
    if (context.path === SECOND_STEPS.app) return spendOrRefuse(context, member);
  }
});

export const recordSignIn = createAuthMiddleware(async (context) => {
  const signedIn = context.context.newSession;
  const address = addressOf(context.headers);
  const secondStep = isSecondStep(context.path, context.request);
  if (context.path !== SIGN_IN && !secondStep) return;
  const email = secondStep ? pendingMember(context)?.email : emailOf(context.body);
  if (email === undefined) return;
  if (signedIn) {
    // The password was right; the session that it opened is taken back until the code is there too.
    if (!secondStep && signedIn.user.twoFactorEnabled) return;
    await forgetAttempts(email, address);
    const input = secondStep ? { secondFactor: nameOfStep(context.path) } : undefined;
    const event = { operation: 'SignIn', target: email, input, result: 'succeeded' } as const;
    await recordEvent(actorOf(signedIn, address), event);
    return;
  }
  const { returned } = context.context;
  const statusCode =
    returned instanceof Error ? (returned as { statusCode?: unknown }).statusCode : undefined;
  if (secondStep) {
    if (statusCode !== undefined)
      await recordRefusal(email, address, ...reasonOfStep(context.path, statusCode));
  } else if (returned instanceof DisabledAccount) {
    await recordRefusal(email, address, 'AccountDisabled', 'The account is disabled.');
  } else if (returned instanceof EndedAccess) {
    await recordRefusal(email, address, 'AccessEnded', 'The access of the contact is suspended or over.');
  } else if (statusCode === 401) {
    await recordRefusal(email, address, 'WrongPassword', WRONG_PASSWORD);
  }
});
