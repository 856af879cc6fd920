// What the tables of the store share: keyset pages, and records kept as JSON beside their keys.

import type { Page } from './store';

export type Transaction = <T>(work: () => T) => T;

export interface RecordRow {
  record: string;
}

export function fromRow<T>(row: unknown): T | undefined {
  return row === undefined ? undefined : (JSON.parse((row as RecordRow).record) as T);
}

/** `rows` were asked for with one more than the limit, which tells whether there is a next page. */
export function toPage<Row, T>(
  rows: Row[],
  limit: number,
  toItem: (row: Row) => T,
  position: (item: T) => string,
): Page<T> {
  const items = rows.slice(0, limit).map(toItem);
  const last = items.at(-1);
  return rows.length > limit && last !== undefined ? { items, next: position(last) } : { items };
}
