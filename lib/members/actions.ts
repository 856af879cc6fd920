'use server';
// Writes about members: the first administrator, invitations and the accounts that come of them.

import { recordEvent } from '@/lib/audit/record';
import { consumeSetupToken } from '@/lib/auth/setup-token';
import type { ActionResult } from '@/lib/transfer/errors';
import { createAccount } from './accounts';
import { type SetupValues, setupSchema } from './schema';

/** Makes the first administrator. Open to strangers: the one-time token from the server's own output is the permission. */
export async function createFirstAdministrator(values: SetupValues): Promise<ActionResult<null>> {
  const parsed = setupSchema.safeParse(values);
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => ({
      path: issue.path.join('.'),
      message: issue.message,
    }));
    return {
      ok: false,
      error: { code: 'InvalidInput', kind: 'validation', message: 'Some fields need another value.', fields },
    };
  }
  const { token, name, email, password } = parsed.data;
  if (!(await consumeSetupToken(token))) {
    const message =
      'This set-up link was used or is too old. Restart the console and open the link that it prints.';
    return { ok: false, error: { code: 'SetupEnded', kind: 'denied', message, fields: [] } };
  }
  const userId = await createAccount({ name, email, password, role: 'admin' });
  const actor = { userId, name, role: 'admin', sessionId: null, address: null };
  await recordEvent(actor, { operation: 'CreateFirstAdministrator', target: email, result: 'succeeded' });
  return { ok: true, value: null };
}
