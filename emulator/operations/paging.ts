// Pages of a list, with tokens that only this list's own answers can have given out.

import { operations } from '../../lib/transfer-model/model';
import type { OperationName } from '../../lib/transfer-model/operations.gen';
import type { Page } from '../store/store';
import { InvalidNextTokenException, InvalidRequestException } from '../wire/errors';
import { makeToken, openToken } from '../wire/page-token';
import type { Context } from './operation';

/** Used when MaxResults is absent; the service does not say what its own is. */
const defaultPageSize = 100;

interface PageRequest {
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
}

/**
 * Reads one page. `list` names the operation and what it is asked about, such as `ListUsers/s-…`: a token of another list, Region or
 * emulator is refused, as a forged one is.
 */
export function readPage<T>(
  context: Context,
  list: string,
  request: PageRequest,
  read: (after: string | undefined, limit: number) => Page<T>,
): { items: T[]; NextToken?: string } {
  const key = context.services.store.secret('paging');
  const scope = `${context.region}/${list}`;
  const after = request.NextToken === undefined ? undefined : openToken(key, scope, request.NextToken);
  if (request.NextToken !== undefined && after === undefined) {
    const declared = operations[list.split('/')[0] as OperationName].errors;
    const Refusal = declared.includes('InvalidNextTokenException')
      ? InvalidNextTokenException
      : InvalidRequestException;
    throw new Refusal('The NextToken parameter that was passed is invalid');
  }
  const { items, next } = read(after, request.MaxResults ?? defaultPageSize);
  return next === undefined ? { items } : { items, NextToken: makeToken(key, scope, next) };
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
