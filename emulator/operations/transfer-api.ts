// The Transfer API: validates the input of an operation and runs it.

import { operations as model } from '../../lib/transfer-model/model';
import type { OperationName } from '../../lib/transfer-model/operations.gen';
import { UnknownOperationException, UnsupportedOperationException } from '../wire/errors';
import { validateInput } from '../wire/validate';
import type { Context } from './operation';
import { operations } from './registry';

export function transferApi(name: string, input: unknown, context: Context): unknown {
  if (!isOperation(name)) throw new UnknownOperationException(`Unknown operation: ${name.slice(0, 200)}`);
  const { calls } = context.services;
  calls.set(name, (calls.get(name) ?? 0) + 1);
  validateInput(name, input);
  const operation = operations[name];
  if (!operation) {
    throw new UnsupportedOperationException(
      `${name} is not supported by this emulator yet; see emulator/README.md.`,
    );
  }
  // Validation has just shown that the input is of the operation's type.
  return operation(input as never, context);
}

function isOperation(name: string): name is OperationName {
  return Object.hasOwn(model, name);
}
