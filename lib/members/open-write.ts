// What the writes that come before a session have in common: they parse, and tell strangers no detail.

import 'server-only';
import { headers } from 'next/headers';
import type { z } from 'zod';
import { recordEvent } from '@/lib/audit/record';
import { addressOf } from '@/lib/auth/client-address';
import { lookUpToken, TOO_MANY_TOKENS } from '@/lib/auth/token-guesses';
import { type ActionResult, type TransferError, toTransferError } from '@/lib/transfer/errors';
import type { Member } from './accounts';

export function refuse(code: string, kind: TransferError['kind'], message: string): ActionResult<never> {
  return { ok: false, error: { code, kind, message, fields: [] } };
}

/** Parses, then runs; what is thrown is logged and becomes an answer without detail, as for any stranger. */
export async function openWrite<Schema extends z.ZodType, Value>(
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

/** The answer where too many wrong tokens came from this address; otherwise what the token opens. */
export async function opened<Found>(find: () => Promise<Found | undefined>) {
  const found = await lookUpToken(find);
  return found === 'limited'
    ? { found: undefined, refused: refuse('TooManyFailures', 'denied', TOO_MANY_TOKENS) }
    : { found, refused: undefined };
}

export async function recordJoin({ userId, name, role, email }: Member, operation: string): Promise<void> {
  const actor = { userId, name, role, sessionId: null, address: addressOf(await headers()) };
  await recordEvent(actor, { operation, target: email, input: { name, role }, result: 'succeeded' });
}
