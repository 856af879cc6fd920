// Signs in and out from the browser, by better-auth's own endpoints, where failed attempts are counted.

import { TransferFailure } from '@/lib/transfer/errors';

/** Of a contact whose password was right. */
export const ACCESS_ENDED = 'ACCESS_ENDED';

/** Sentences of our own for what better-auth says in its words. */
const SENTENCES: Record<string, string> = {
  INVALID_EMAIL_OR_PASSWORD: 'E-mail address or password is wrong.',
  INVALID_CODE: 'The code is wrong.',
  INVALID_BACKUP_CODE: 'The backup code is wrong or was used already.',
  ACCOUNT_TEMPORARILY_LOCKED: 'Too many wrong codes. Wait 15 minutes and try again.',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'Too many wrong codes. Sign in with your password again.',
  INVALID_TWO_FACTOR_COOKIE: 'This sign-in has ended. Sign in with your password again.',
};

interface Answer {
  code?: string;
  message?: string;
  twoFactorRedirect?: boolean;
}

async function post(path: string, body: unknown): Promise<Answer> {
  const response = await fetch(`/api/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => undefined);
  const answer = (await response?.json().catch(() => undefined)) as Answer | undefined;
  if (response?.ok) return answer ?? {};
  const code = answer?.code ?? 'Unreachable';
  const message =
    response === undefined
      ? 'The console cannot be reached. Check your connection, then try again.'
      : (SENTENCES[code] ?? answer?.message ?? 'Signing in failed. Try again.');
  throw new TransferFailure({ code, kind: response ? 'denied' : 'unreachable', message, fields: [] });
}

/** `code`: the password is right, and a code of the second factor must follow. */
export async function signIn(email: string, password: string): Promise<'signed-in' | 'code'> {
  const { twoFactorRedirect } = await post('sign-in/email', { email, password });
  return twoFactorRedirect ? 'code' : 'signed-in';
}

export type CodeKind = 'app' | 'backup';

export async function signInWithCode(kind: CodeKind, code: string): Promise<void> {
  await post(kind === 'app' ? 'two-factor/verify-totp' : 'two-factor/verify-backup-code', { code });
}

/** After these the password is asked for again. */
export function endsSignIn(code: string): boolean {
  return ['CHALLENGE_ENDED', 'INVALID_TWO_FACTOR_COOKIE', 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE'].includes(
    code,
  );
}

export async function signOut(): Promise<void> {
  await post('sign-out', {});
}
