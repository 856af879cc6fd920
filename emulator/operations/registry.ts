// Which function answers which operation of the API; what is missing here is answered as unsupported.

import type { Context } from './operation';

/** The wire validated the input against the API model, so the map may forget the operations' own types. */
export type AnyOperation = (input: never, context: Context) => unknown;

export const operations: Record<string, AnyOperation> = {};
