// Pages of a list, with tokens that only this list's own answers can have given out.

import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Page, Store } from '../store/store';
import { InvalidNextTokenException } from '../wire/errors';
import type { Context } from './operation';

/** Used when MaxResults is absent; the service does not say what its own is. */
const defaultPageSize = 100;
const signatureLength = 16;

interface PageRequest {
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
}

/**
 * Reads one page. `list` names the list, such as `ListUsers/s-…`: a token of another list, Region or
 * emulator is refused, as a forged one is.
 */
export function readPage<T>(
  context: Context,
  list: string,
  request: PageRequest,
  read: (after: string | undefined, limit: number) => Page<T>,
): { items: T[]; NextToken?: string } {
  const { store } = context.services;
  const scope = `${context.region}/${list}`;
  const after = request.NextToken === undefined ? undefined : openToken(store, scope, request.NextToken);
  const { items, next } = read(after, request.MaxResults ?? defaultPageSize);
  return next === undefined ? { items } : { items, NextToken: makeToken(store, scope, next) };
}

/** Pages a list that is at hand as a whole. */
export function pageOf<T>(items: T[], position: (item: T) => string) {
  return (after: string | undefined, limit: number): Page<T> => {
    const start = after === undefined ? 0 : items.findIndex((item) => position(item) > after);
    const rest = start < 0 ? [] : items.slice(start);
    const last = rest[limit - 1];
    return rest.length > limit && last !== undefined
      ? { items: rest.slice(0, limit), next: position(last) }
      : { items: rest };
  };
}

function makeToken(store: Store, scope: string, position: string): string {
  const body = Buffer.from(position);
  return Buffer.concat([sign(store, scope, body), body]).toString('base64url');
}

function openToken(store: Store, scope: string, token: string): string {
  const bytes = Buffer.from(token, 'base64url');
  const body = bytes.subarray(signatureLength);
  const valid =
    bytes.length > signatureLength &&
    timingSafeEqual(bytes.subarray(0, signatureLength), sign(store, scope, body)) &&
    bytes.toString('base64url') === token;
  if (!valid) throw new InvalidNextTokenException('The NextToken parameter that was passed is invalid');
  return body.toString();
}

function sign(store: Store, scope: string, body: Buffer): Buffer {
  return createHmac('sha256', store.secret('paging'))
    .update(`${scope}\0`)
    .update(body)
    .digest()
    .subarray(0, signatureLength);
}
