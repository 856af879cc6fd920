// The second step of signing in: whose password was right just now, and whether the code that follows may count.

import 'server-only';
import { APIError } from 'better-auth/api';
import { recordEvent } from '@/lib/audit/record';
import { addressOf } from './client-address';
import { spendCode } from './second-factor';

export const SECOND_STEPS = { app: '/two-factor/verify-totp', backup: '/two-factor/verify-backup-code' };

/** What better-auth hands to its hooks, as far as it is needed here. */
interface StepContext {
  path?: string;
  body?: unknown;
  headers?: Headers;
  request?: Request;
  getSignedCookie: (name: string, secret: string) => Promise<string | null | false | undefined>;
  context: {
    secret: string;
    createAuthCookie: (name: string) => { name: string };
    internalAdapter: {
      findVerificationValue: (identifier: string) => Promise<{ value: string; expiresAt: Date } | null>;
      findUserById: (id: string) => Promise<{ id: string; email: string } | null>;
    };
  };
}

interface PendingMember {
  id: string;
  email: string;
}

const pending = new WeakMap<object, PendingMember>();

/** Only what comes from a browser: the console's own calls about an open session have no request. */
export function isSecondStep(path: string | undefined, request: Request | undefined): boolean {
  return request !== undefined && Object.values(SECOND_STEPS).includes(path ?? '');
}

export function pendingMember({ context }: { context: object }): PendingMember | undefined {
  return pending.get(context);
}

const CHALLENGE_ENDED =
  'This sign-in took too long or was tried too often. Sign in with your password again.';

/** Whose password opened this step. A browser with a session has none to open, and no device is ever trusted for later. */
export async function admitSecondStep(step: StepContext): Promise<PendingMember> {
  const { code, ...more } = (step.body ?? {}) as Record<string, unknown>;
  if (typeof code !== 'string' || code.length > 40 || Object.keys(more).length > 0) {
    throw new APIError('BAD_REQUEST', { code: 'INVALID_CODE', message: 'Enter the code.' });
  }
  const cookie = step.context.createAuthCookie('two_factor');
  const identifier = await step.getSignedCookie(cookie.name, step.context.secret);
  const challenge = identifier && (await step.context.internalAdapter.findVerificationValue(identifier));
  const member =
    challenge &&
    new Date(challenge.expiresAt).getTime() > Date.now() &&
    (await step.context.internalAdapter.findUserById(challenge.value));
  if (!member) throw new APIError('UNAUTHORIZED', { code: 'CHALLENGE_ENDED', message: CHALLENGE_ENDED });
  pending.set(step.context, member);
  return member;
}

const USED_CODE = 'This code was used already. Wait until your app shows the next one.';
/** No code at all, so that better-auth, which looks a moment later, cannot take what was wrong here for right. */
const NO_CODE = 'none';

/** A wrong code goes on to better-auth as no code: it counts it against this sign-in and the account. */
export async function spendOrRefuse(step: StepContext, member: PendingMember) {
  const check = await spendCode(member.id, (step.body as { code: string }).code);
  if (check === 'right') return;
  if (check === 'wrong') return { context: { body: { code: NO_CODE } } };
  await recordEvent(
    { userId: '', name: member.email, role: '', sessionId: null, address: addressOf(step.headers) },
    {
      operation: 'SignIn',
      target: member.email,
      result: 'refused',
      errorCode: 'UsedCode',
      errorMessage: USED_CODE,
    },
  );
  throw new APIError('UNAUTHORIZED', { code: 'USED_CODE', message: USED_CODE });
}

export function nameOfStep(path: string | undefined): string {
  return path === SECOND_STEPS.backup ? 'backup code' : 'app';
}

/** For the trail: what better-auth held against the code. */
export function reasonOfStep(path: string | undefined, statusCode: unknown): [code: string, message: string] {
  if (statusCode === 429)
    return ['TooManyFailures', 'Too many wrong codes: the account takes none for a while.'];
  return path === SECOND_STEPS.backup
    ? ['WrongBackupCode', 'The backup code is wrong or was used already.']
    : ['WrongCode', 'The code is wrong.'];
}
