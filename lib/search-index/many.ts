// Thousands of values as one bound text, since statements with thousands of parameters take long to put together.

import 'server-only';
import { PostgresAdapter, type RawBuilder, sql } from 'kysely';
import { getDatabase } from '@/lib/db/database';

const isPostgres = () => getDatabase().getExecutor().adapter instanceof PostgresAdapter;

/** For `in (…)`: a query of texts. */
export function textsFrom(texts: readonly string[]): RawBuilder<string> {
  const given = JSON.stringify(texts);
  return isPostgres()
    ? sql`(select jsonb_array_elements_text(${given}::jsonb))`
    : sql`(select value from json_each(${given}))`;
}

/** For `insert into … select value ->> 0, value ->> 1 from …`: a table of rows in their column `value`. */
export function rowsFrom(rows: readonly (readonly (string | number)[])[]): RawBuilder<unknown> {
  const given = JSON.stringify(rows);
  return isPostgres()
    ? sql`jsonb_array_elements(${given}::jsonb) as "given"("value")`
    : sql`json_each(${given}) as "given"`;
}
