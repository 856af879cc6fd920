// What every write goes through once its caller is known: refused or tried, with intent and outcome in the audit trail.

import 'server-only';
import type { z } from 'zod';
import {
  type Actor,
  type Intent,
  type Outcome,
  recordEvent,
  recordIntent,
  recordOutcome,
} from '@/lib/audit/record';
import type { Environment } from '@/lib/env';
import { forgetUnfinished } from '@/lib/query/hand-over';
import { type Send, senderFor } from './client';
import { type ActionResult, type TransferError, toTransferError } from './errors';

export const SIGNED_OUT: TransferError = {
  code: 'SignedOut',
  kind: 'signed-out',
  message: 'Your session has ended. Sign in again; what you typed stays here.',
  fields: [],
};

export function refusal(code: string, kind: TransferError['kind'], message: string): TransferError {
  return { code, kind, message, fields: [] };
}

function toFieldErrors(error: z.ZodError): TransferError {
  const fields = error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  return { code: 'InvalidInput', kind: 'validation', message: 'Some fields need another value.', fields };
}

export interface Write<Input, Value, Before = unknown> {
  actor: Actor;
  environment: Environment | undefined;
  operation: string;
  /** What the write is about, for the audit trail: `s-…/alice`. */
  target: string;
  parsed: z.ZodSafeParseResult<Input>;
  /** Why this caller may not, where that is so. */
  refusal: string | undefined;
  run: (send: Send, input: Input, before: Before | undefined) => Promise<Value>;
  /** What an update will replace, read before it is sent; where that fails the update is tried all the same. */
  before?: (send: Send, input: Input) => Promise<Before>;
  /** What the update asks for, in the words of `before`; its input unless this says otherwise. */
  after?: (input: Input, before: Before) => object;
  /** The target of a thing that only its creation names. */
  createdTarget?: (value: Value, input: Input) => string;
}

/** Never throws: it returns the value or a TransferError. Nothing is tried where the trail cannot be written. */
export async function admitted<Input, Value, Before>(
  write: Write<Input, Value, Before>,
): Promise<ActionResult<Value>> {
  const { actor, environment, operation, target, parsed } = write;
  const input = parsed.success ? parsed.data : undefined;
  let intent: Intent = { environment: environment?.id, operation, target, input };
  try {
    if (write.refusal) {
      const error = { errorCode: 'NotPermitted', errorMessage: write.refusal };
      await recordEvent(actor, { ...intent, result: 'refused', ...error });
      return { ok: false, error: refusal('NotPermitted', 'denied', write.refusal) };
    }
    if (!parsed.success) return { ok: false, error: toFieldErrors(parsed.error) };
    const before = await readBefore(write, parsed.data);
    intent = { ...intent, ...changeOf(write, parsed.data, before) };
    const intentId = await recordIntent(actor, intent);
    let requestId: string | undefined;
    const send = senderFor(environment, (id) => {
      requestId = id;
    });
    const { answer, outcome } = await attempt(write, send, parsed.data, before);
    forgetUnfinished();
    await recordOutcome(intentId, actor, intent, { requestId, ...outcome }).catch((error: unknown) => {
      // What happened has happened and is what the caller must hear; the trail shows the intent as of unknown outcome.
      console.error('The outcome of an audited change could not be written', error);
    });
    return answer;
  } catch (error) {
    console.error('The audit trail could not be written', error);
    return { ok: false, error: toTransferError(error) };
  }
}

async function readBefore<Input, Value, Before>(
  { before, environment }: Write<Input, Value, Before>,
  input: Input,
): Promise<Before | undefined> {
  // Why it failed the update itself will tell, if it still matters.
  return before?.(senderFor(environment), input).catch(() => undefined);
}

/** Of what was found, the members that the update names: it leaves the others alone. */
function changeOf<Input, Value, Before>(
  { after = (asked) => asked as object }: Write<Input, Value, Before>,
  input: Input,
  before: Before | undefined,
): Pick<Intent, 'before' | 'after'> {
  if (before === undefined) return {};
  const asked = after(input, before);
  const found = before as Record<string, unknown>;
  return { before: Object.fromEntries(Object.keys(asked).map((name) => [name, found[name]])), after: asked };
}

async function attempt<Input, Value, Before>(
  { run, createdTarget }: Write<Input, Value, Before>,
  send: Send,
  input: Input,
  before: Before | undefined,
): Promise<{ answer: ActionResult<Value>; outcome: Outcome }> {
  try {
    const value = await run(send, input, before);
    return {
      answer: { ok: true, value },
      outcome: { result: 'succeeded', target: createdTarget?.(value, input) },
    };
  } catch (thrown) {
    const error = toTransferError(thrown);
    if (error.code === 'InternalError') console.error(thrown);
    const result = error.kind === 'outcome-unknown' ? 'unknown' : 'failed';
    const { code: errorCode, message: errorMessage, requestId } = error;
    return { answer: { ok: false, error }, outcome: { result, errorCode, errorMessage, requestId } };
  }
}
