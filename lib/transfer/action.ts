// defineAction: the wrapper around every write, which parses, authorises, audits, sends and maps the error.

import 'server-only';
import type { z } from 'zod';
import { type Intent, type Outcome, recordEvent, recordIntent, recordOutcome } from '@/lib/audit/record';
import { type Caller, findCaller } from '@/lib/caller';
import type { Environment } from '@/lib/env';
import { type Permission, reasonAgainst } from '@/lib/permissions';
import { findEnvironment, type Send, senderFor } from './client';
import { type ActionResult, type TransferError, toTransferError } from './errors';

export interface ActionContext {
  send: Send;
  caller: Caller;
  environment: Environment;
}

export interface ActionDefinition<Schema extends z.ZodType, Value, Context> {
  /** The operation that the caller's role must permit; also the audited operation unless `operation` says otherwise. */
  permission: Permission;
  operation?: string;
  input: Schema;
  /** What the write is about, for the audit trail: `s-…/alice`. */
  target: (input: z.output<Schema>) => string;
  run: (context: Context, input: z.output<Schema>) => Promise<Value>;
  /** The target of a thing that only its creation names. */
  createdTarget?: (value: Value, input: z.output<Schema>) => string;
}

const SIGNED_OUT: TransferError = {
  code: 'SignedOut',
  kind: 'signed-out',
  message: 'Your session has ended. Sign in again; what you typed stays here.',
  fields: [],
};

function refusal(code: string, kind: TransferError['kind'], message: string): TransferError {
  return { code, kind, message, fields: [] };
}

function toFieldErrors(error: z.ZodError): TransferError {
  const fields = error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  return { code: 'InvalidInput', kind: 'validation', message: 'Some fields need another value.', fields };
}

/**
 * Makes a server action for one write on one environment. The action never throws: it returns the value or a
 * TransferError. It can be called by anyone on the network, so it trusts nothing that a page has checked.
 */
export function defineAction<Schema extends z.ZodType, Value>(
  definition: ActionDefinition<Schema, Value, ActionContext>,
) {
  return async (environmentId: string, rawInput: z.input<Schema>): Promise<ActionResult<Value>> => {
    const environment = findEnvironment(environmentId);
    if (environment)
      return guard(definition, environment, rawInput, (context) => ({ ...context, environment }));
    // Strangers do not learn which environments there are.
    const error = (await findCaller())
      ? refusal('UnknownEnvironment', 'not-found', 'This environment does not exist.')
      : SIGNED_OUT;
    return { ok: false, error };
  };
}

/** The same for a write on the console itself: members, sessions, settings. */
export function defineConsoleAction<Schema extends z.ZodType, Value>(
  definition: ActionDefinition<Schema, Value, { caller: Caller }>,
) {
  return (rawInput: z.input<Schema>): Promise<ActionResult<Value>> =>
    guard(definition, undefined, rawInput, ({ caller }) => ({ caller }));
}

type MakeContext<Context> = (parts: { caller: Caller; send: Send }) => Context;

async function guard<Schema extends z.ZodType, Value, Context>(
  definition: ActionDefinition<Schema, Value, Context>,
  environment: Environment | undefined,
  rawInput: z.input<Schema>,
  makeContext: MakeContext<Context>,
): Promise<ActionResult<Value>> {
  const caller = await findCaller();
  if (!caller) return { ok: false, error: SIGNED_OUT };
  const parsed = definition.input.safeParse(rawInput);
  const intent: Intent = {
    environment: environment?.id,
    operation: definition.operation ?? definition.permission,
    target: parsed.success ? definition.target(parsed.data) : '',
    input: parsed.success ? parsed.data : undefined,
  };
  const reason = reasonAgainst(caller.role, definition.permission);
  try {
    if (reason) {
      await recordEvent(caller, {
        ...intent,
        result: 'refused',
        errorCode: 'NotPermitted',
        errorMessage: reason,
      });
      return { ok: false, error: refusal('NotPermitted', 'denied', reason) };
    }
    if (!parsed.success) return { ok: false, error: toFieldErrors(parsed.error) };
    const intentId = await recordIntent(caller, intent);
    let requestId: string | undefined;
    const send = senderFor(environment, (id) => {
      requestId = id;
    });
    const { answer, outcome } = await attempt(definition, makeContext({ caller, send }), parsed.data);
    await recordOutcome(intentId, caller, intent, { requestId, ...outcome }).catch((error: unknown) => {
      // What happened has happened and is what the caller must hear; the trail shows the intent as of unknown outcome.
      console.error('The outcome of an audited change could not be written', error);
    });
    return answer;
  } catch (error) {
    console.error('The audit trail could not be written', error);
    return { ok: false, error: toTransferError(error) };
  }
}

async function attempt<Schema extends z.ZodType, Value, Context>(
  definition: ActionDefinition<Schema, Value, Context>,
  context: Context,
  input: z.output<Schema>,
): Promise<{ answer: ActionResult<Value>; outcome: Outcome }> {
  try {
    const value = await definition.run(context, input);
    const target = definition.createdTarget?.(value, input);
    return { answer: { ok: true, value }, outcome: { result: 'succeeded', target } };
  } catch (thrown) {
    const error = toTransferError(thrown);
    if (error.code === 'InternalError') console.error(thrown);
    const result = error.kind === 'outcome-unknown' ? 'unknown' : 'failed';
    const { code: errorCode, message: errorMessage, requestId } = error;
    return { answer: { ok: false, error }, outcome: { result, errorCode, errorMessage, requestId } };
  }
}
