// Where a message left its traces, and what is said where a trace is missing or may not be read.

import 'server-only';
import type { Environment } from '@/lib/env';
import { toTransferError } from '@/lib/transfer/errors';
import { readObject } from '@/lib/transfer/s3-client';
import { type MessageFacts, readFacts } from './message-facts';
import { type Receipt, readReceipt } from './receipt';

/** Something that was found, with where it was, or why it was not. */
export type Source<Value> = { value: Value; from: string } | { missing: string };

/** For `denied` and the like: AWS's own sentence behind what could not be done. */
export function missing(what: string, error: unknown): { missing: string } {
  const { kind, message } = toTransferError(error);
  if (kind === 'denied') return { missing: `The console’s credentials may not read ${what}: ${message}` };
  return { missing: `${what.charAt(0).toUpperCase()}${what.slice(1)} could not be read: ${message}` };
}

function isGone(error: unknown): boolean {
  return toTransferError(error).kind === 'not-found';
}

export async function readStatusFile(environment: Environment, path: string): Promise<Source<MessageFacts>> {
  try {
    const text = Buffer.from(await readObject(environment, path), 'latin1').toString('utf8');
    const value = readFacts(text);
    return value ? { value, from: path } : { missing: `${path} is not the JSON that AWS writes.` };
  } catch (error) {
    return isGone(error)
      ? { missing: `There is no status file ${path}.` }
      : missing('the status file', error);
  }
}

export async function readReceiptFile(environment: Environment, path: string): Promise<Source<Receipt>> {
  try {
    const value = readReceipt(await readObject(environment, path));
    return value ? { value, from: path } : { missing: `${path} holds no receipt that can be read.` };
  } catch (error) {
    return isGone(error) ? { missing: `There is no receipt ${path}.` } : missing('the receipt', error);
  }
}

/** Terms in quotes match a log event whatever its form. */
export function quotedTerm(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
