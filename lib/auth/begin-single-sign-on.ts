// Leads the browser to the identity provider, which sends it back to `next`.

import { TransferFailure } from '@/lib/transfer/errors';

function fail(code: string, message: string): never {
  throw new TransferFailure({ code, kind: 'unreachable', message, fields: [] });
}

/** Resolves when the browser is on its way; a script's navigation is under no form-action of the page's policy. */
export async function beginSingleSignOn(next: string): Promise<void> {
  const response = await fetch('/api/auth/sign-in/single', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ next }),
  }).catch(() =>
    fail('Unreachable', 'The console cannot be reached. Check your connection, then try again.'),
  );
  const answer = (await response.json().catch(() => undefined)) as { url?: unknown } | undefined;
  if (response.status === 429) fail('TooMany', 'Too many attempts. Wait a minute and try again.');
  if (!response.ok || typeof answer?.url !== 'string') {
    fail(
      'ProviderUnreachable',
      'The identity provider cannot be reached from this console. Try again in a moment.',
    );
  }
  window.location.assign(answer.url);
}
