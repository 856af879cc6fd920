'use server';
// The two writes that come before a session; their one-time token is the permission.

import { headers } from 'next/headers';
import type { z } from 'zod';
import { recordEvent } from '@/lib/audit/record';
import { addressOf } from '@/lib/auth/client-address';
import { consumeSetupToken, isSetupToken } from '@/lib/auth/setup-token';
import { type ActionResult, type TransferError, toTransferError } from '@/lib/transfer/errors';
import { createClaimedAccount, hasAccount, type Member } from './accounts';
import { consumeInvitation, findInvitation } from './invitations';
import { type AcceptInvitationValues, acceptInvitationSchema, type SetupValues, setupSchema } from './schema';

function refuse(code: string, kind: TransferError['kind'], message: string): ActionResult<never> {
  return { ok: false, error: { code, kind, message, fields: [] } };
}

/** Parses, then runs; what is thrown is logged and becomes an answer without detail, as for any stranger. */
async function open<Schema extends z.ZodType, Value>(
  schema: Schema,
  values: unknown,
  run: (input: z.output<Schema>) => Promise<ActionResult<Value>>,
): Promise<ActionResult<Value>> {
  const parsed = schema.safeParse(values);
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
    const message = 'Some fields need another value.';
    return { ok: false, error: { code: 'InvalidInput', kind: 'validation', message, fields } };
  }
  try {
    return await run(parsed.data);
  } catch (error) {
    console.error(error);
    return { ok: false, error: toTransferError(error) };
  }
}

async function recordJoin({ userId, name, role, email }: Member, operation: string): Promise<void> {
  const actor = { userId, name, role, sessionId: null, address: addressOf(await headers()) };
  await recordEvent(actor, { operation, target: email, input: { name, role }, result: 'succeeded' });
}

export async function createFirstAdministrator(values: SetupValues): Promise<ActionResult<null>> {
  return open(setupSchema, values, async ({ token, password, ...person }) => {
    // Asked first, so that a guess does not cost a password's hash.
    const member =
      (await isSetupToken(token)) &&
      (await createClaimedAccount(password, async (trx) =>
        (await consumeSetupToken(token, trx)) ? { ...person, role: 'admin' } : undefined,
      ));
    if (!member) {
      const message =
        'This link was used or is too old. Restart the console and open the link that it prints.';
      return refuse('SetupEnded', 'denied', message);
    }
    await recordJoin(member, 'CreateFirstAdministrator');
    return { ok: true, value: null };
  });
}

/** Returns the e-mail address, with which the new member signs in. */
export async function acceptInvitation(
  values: AcceptInvitationValues,
): Promise<ActionResult<{ email: string }>> {
  return open(acceptInvitationSchema, values, async ({ token, name, password }) => {
    const member =
      (await findInvitation(token)) &&
      (await createClaimedAccount(password, async (trx) => {
        const invitation = await consumeInvitation(token, trx);
        if (!invitation || (await hasAccount(invitation.email, trx))) return undefined;
        return { ...invitation, name };
      }));
    if (!member) {
      const message = 'This invitation was used, withdrawn or is too old. Ask an administrator for another.';
      return refuse('InvitationEnded', 'denied', message);
    }
    await recordJoin(member, 'AcceptInvitation');
    return { ok: true, value: { email: member.email } };
  });
}
