// defineRead: the wrapper around every read, which parses, authorises and maps the error.

import 'server-only';
import type { z } from 'zod';
import { type Caller, callerIn, findVisitor } from '@/lib/caller';
import type { Environment } from '@/lib/env';
import { type Permission, reasonAgainst } from '@/lib/permissions';
import { admits } from './admission';
import { findEnvironment, type Send, senderFor } from './client';
import { type TransferError, TransferFailure } from './errors';

export interface ReadContext {
  send: Send;
  caller: Caller;
  environment: Environment;
}

export interface ReadDefinition<Schema extends z.ZodType, Value, Context> {
  permission: Permission;
  input: Schema;
  /** Returns plain JSON: no Date, no class. */
  run: (context: Context, input: z.output<Schema>) => Promise<Value>;
}

function fail(code: string, kind: TransferError['kind'], message: string): never {
  throw new TransferFailure({ code, kind, message, fields: [] });
}

async function admitCaller(): Promise<Caller> {
  const visitor = await findVisitor();
  if (!visitor) return fail('SignedOut', 'signed-out', 'Your session has ended. Sign in again.');
  if (visitor.lacksSecondFactor) {
    return fail(
      'SecondFactorRequired',
      'denied',
      'Your role now takes a second factor. Reload to set it up.',
    );
  }
  return visitor.caller;
}

/** The parsed input, if the caller may. */
function admitInput<Schema extends z.ZodType>(
  caller: Caller,
  permission: Permission,
  schema: Schema,
  rawInput: z.input<Schema>,
): z.output<Schema> {
  const reason = reasonAgainst(caller.role, permission);
  if (reason) return fail('NotPermitted', 'denied', reason);
  const parsed = schema.safeParse(rawInput);
  if (!parsed.success)
    return fail('InvalidInput', 'validation', 'The address of this page names no such thing.');
  return parsed.data;
}

/** Makes a read of one environment. Throws TransferFailure; callable from a page and from the read route. */
export function defineRead<Schema extends z.ZodType, Value>(
  definition: ReadDefinition<Schema, Value, ReadContext>,
) {
  const read = async (environmentId: string, rawInput: z.input<Schema>): Promise<Value> => {
    const member = await admitCaller();
    const environment = findEnvironment(environmentId);
    const caller = callerIn(member, environmentId);
    // One answer for both: who has no access does not learn that there is something.
    if (!environment || !caller)
      return fail('UnknownEnvironment', 'not-found', 'This environment does not exist.');
    const input = admitInput(caller, definition.permission, definition.input, rawInput);
    return definition.run({ send: senderFor(environment), caller, environment }, input);
  };
  return admits({ permission: definition.permission, about: 'environment' }, read);
}

/** The same for what the console itself keeps; its environment id is ANY_ENVIRONMENT. */
export function defineConsoleRead<Schema extends z.ZodType, Value>(
  definition: ReadDefinition<Schema, Value, { caller: Caller }>,
) {
  const read = async (_environmentId: string, rawInput: z.input<Schema>): Promise<Value> => {
    const caller = await admitCaller();
    const input = admitInput(caller, definition.permission, definition.input, rawInput);
    return definition.run({ caller }, input);
  };
  return admits({ permission: definition.permission, about: 'console' }, read);
}
