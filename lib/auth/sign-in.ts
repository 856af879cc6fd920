// Signs in and out from the browser, by better-auth's own endpoints, where failed attempts are counted.

import { TransferFailure } from '@/lib/transfer/errors';

async function post(path: string, body: unknown): Promise<void> {
  const response = await fetch(`/api/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => undefined);
  if (response?.ok) return;
  const answer = (await response?.json().catch(() => undefined)) as
    | { code?: string; message?: string }
    | undefined;
  const code = answer?.code ?? 'Unreachable';
  const message =
    response === undefined
      ? 'The console cannot be reached. Check your connection, then try again.'
      : code === 'INVALID_EMAIL_OR_PASSWORD'
        ? 'E-mail address or password is wrong.'
        : (answer?.message ?? 'Signing in failed. Try again.');
  throw new TransferFailure({ code, kind: response ? 'denied' : 'unreachable', message, fields: [] });
}

export function signIn(email: string, password: string): Promise<void> {
  return post('sign-in/email', { email, password });
}

export function signOut(): Promise<void> {
  return post('sign-out', {});
}
