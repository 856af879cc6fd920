// defineAction: the wrapper around every write, which parses, authorises, audits, sends and maps the error.

import 'server-only';
import type { z } from 'zod';
import { type Caller, callerIn, findVisitor } from '@/lib/caller';
import type { Environment } from '@/lib/env';
import { type Permission, reasonAgainst } from '@/lib/permissions';
import { admits } from './admission';
import { admitted, refusal, SIGNED_OUT } from './admitted';
import { findEnvironment, type Send } from './client';
import type { ActionResult } from './errors';

export interface ActionContext {
  send: Send;
  caller: Caller;
  environment: Environment;
}

export interface ActionDefinition<Schema extends z.ZodType, Value, Context, Before> {
  /** The operation that the caller's role must permit; also the audited operation unless `operation` says otherwise. */
  permission: Permission;
  operation?: string;
  input: Schema;
  /** What the write is about, for the audit trail: `s-…/alice`. */
  target: (input: z.output<Schema>) => string;
  run: (context: Context, input: z.output<Schema>, before: Before | undefined) => Promise<Value>;
  /** What an update will replace, read before it is sent, for the audit trail and for `run`; undefined where that failed. */
  before?: (context: Context, input: z.output<Schema>) => Promise<Before>;
  /** What the update asks for, in the words of `before`; its input unless this says otherwise. */
  after?: (input: z.output<Schema>, before: Before) => object;
  /** For what sets up a second factor: allowed to a member whose role demands one that is not there yet. */
  beforeSecondFactor?: boolean;
  /** The target of a thing that only its creation names. */
  createdTarget?: (value: Value, input: z.output<Schema>) => string;
}

/** Also where the caller has no access, who does not learn that there is something. */
const UNKNOWN_ENVIRONMENT = refusal('UnknownEnvironment', 'not-found', 'This environment does not exist.');

const NO_SECOND_FACTOR = refusal(
  'SecondFactorRequired',
  'denied',
  'Your role now takes a second factor. Copy what you typed, then reload the page to set it up.',
);

/**
 * Makes a server action for one write on one environment. The action never throws: it returns the value or a
 * TransferError. It can be called by anyone on the network, so it trusts nothing that a page has checked.
 */
export function defineAction<Schema extends z.ZodType, Value, Before = unknown>(
  definition: ActionDefinition<Schema, Value, ActionContext, Before>,
) {
  const { permission, operation = permission, beforeSecondFactor } = definition;
  const action = async (environmentId: string, rawInput: z.input<Schema>): Promise<ActionResult<Value>> => {
    const environment = findEnvironment(environmentId);
    if (environment)
      return guard(definition, environment, rawInput, (context) => ({ ...context, environment }));
    // Strangers do not learn which environments there are.
    return { ok: false, error: (await findVisitor()) ? UNKNOWN_ENVIRONMENT : SIGNED_OUT };
  };
  const operations = [operation];
  return admits({ permission, operations, beforeSecondFactor, about: 'environment' }, action);
}

/** The same for a write on the console itself: members, sessions, settings. */
export function defineConsoleAction<Schema extends z.ZodType, Value, Before = unknown>(
  definition: ActionDefinition<Schema, Value, { caller: Caller }, Before>,
) {
  const { permission, operation = permission, beforeSecondFactor } = definition;
  const action = (rawInput: z.input<Schema>): Promise<ActionResult<Value>> =>
    guard(definition, undefined, rawInput, ({ caller }) => ({ caller }));
  const operations = [operation];
  return admits({ permission, operations, beforeSecondFactor, about: 'console' }, action);
}

type MakeContext<Context> = (parts: { caller: Caller; send: Send }) => Context;

async function guard<Schema extends z.ZodType, Value, Context, Before>(
  definition: ActionDefinition<Schema, Value, Context, Before>,
  environment: Environment | undefined,
  rawInput: z.input<Schema>,
  makeContext: MakeContext<Context>,
): Promise<ActionResult<Value>> {
  const visitor = await findVisitor();
  if (!visitor) return { ok: false, error: SIGNED_OUT };
  if (visitor.lacksSecondFactor && !definition.beforeSecondFactor) {
    return { ok: false, error: NO_SECOND_FACTOR };
  }
  const caller = environment ? callerIn(visitor.caller, environment.id) : visitor.caller;
  if (!caller) return { ok: false, error: UNKNOWN_ENVIRONMENT };
  const parsed = definition.input.safeParse(rawInput);
  const { target, run, before, after, createdTarget } = definition;
  return admitted({
    actor: caller,
    environment,
    operation: definition.operation ?? definition.permission,
    target: parsed.success ? target(parsed.data) : '',
    parsed,
    refusal: reasonAgainst(caller.role, definition.permission),
    run: (send, input, found) => run(makeContext({ caller, send }), input, found),
    before: before && ((send, input) => before(makeContext({ caller, send }), input)),
    after,
    createdTarget,
  });
}
