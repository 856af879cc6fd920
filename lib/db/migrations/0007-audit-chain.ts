// Gives each row of the audit trail its place in the chain, and lets nobody change or remove rows by a slip.

import { type Kysely, type Migration, sql } from 'kysely';
import {
  type AuditContent,
  BEFORE_THE_FIRST,
  follow,
  HEAD_KEY,
  type Link,
  sealKey,
  writeHead,
} from '@/lib/audit/chain';
import { getSettings } from '@/lib/env';
import type { AuditTable, Database } from '../tables';

const ROWS_AT_ONCE = 500;
const REFUSAL = 'the audit trail is append-only';

/** On SQLite Kysely runs migrations outside of a transaction, and half a chain could not be taken up again. */
function inTransaction(db: Kysely<unknown>, work: (db: Kysely<Database>) => Promise<void>): Promise<void> {
  const own = db as Kysely<Database>;
  return own.isTransaction ? work(own) : own.transaction().execute(work);
}

async function chainExistingRows(db: Kysely<Database>): Promise<Link> {
  const key = sealKey(getSettings().secret);
  await db.schema.createIndex('audit_chaining').on('audit').columns(['at', 'kind', 'id']).execute();
  let link = BEFORE_THE_FIRST;
  let last: AuditContent | undefined;
  do {
    const { at, kind, id } = last ?? { at: -1, kind: 'intent', id: '' };
    const rows = await db
      .selectFrom('audit')
      .selectAll()
      .where((eb) => eb(eb.refTuple('at', 'kind', 'id'), '>', eb.tuple(at, kind, id)))
      .orderBy('at')
      .orderBy('kind')
      .orderBy('id')
      .limit(ROWS_AT_ONCE)
      .execute();
    const chained: AuditTable[] = [];
    for (const row of rows) {
      const next = follow(row, link, key);
      chained.push(next);
      link = next;
    }
    if (chained.length > 0) await place(db, chained);
    last = rows.at(-1);
  } while (last);
  await db.schema.dropIndex('audit_chaining').execute();
  const value = writeHead(key, link);
  await db.insertInto('meta').values({ key: HEAD_KEY, value }).execute();
  return link;
}

/** Both databases call the columns of VALUES column1, column2 and so on. */
async function place(db: Kysely<Database>, rows: AuditTable[]): Promise<void> {
  const values = rows.map(
    ({ id, sequence, previousHash, hash, seal }) =>
      sql`(${id}, cast(${sequence} as bigint), ${previousHash}, ${hash}, ${seal})`,
  );
  await sql`update "audit" set "sequence" = column2, "previousHash" = column3, "hash" = column4, "seal" = column5
    from (values ${sql.join(values)}) as placed where "audit"."id" = column1`.execute(db);
}

async function refuseChanges(db: Kysely<Database>): Promise<void> {
  if (!getSettings().databaseUrl) {
    for (const change of ['update', 'delete']) {
      await sql`create trigger ${sql.ref(`audit_no_${change}`)} before ${sql.raw(change)} on "audit"
        begin select raise(abort, ${sql.lit(REFUSAL)}); end`.execute(db);
    }
    return;
  }
  await sql`create function audit_is_append_only() returns trigger language plpgsql
    as $$ begin raise exception ${sql.lit(REFUSAL)}; end $$`.execute(db);
  await sql`create trigger audit_no_change before update or delete or truncate on "audit"
    for each statement execute function audit_is_append_only()`.execute(db);
}

export const auditChain: Migration = {
  up: (unknownDb) =>
    inTransaction(unknownDb, async (db) => {
      const table = db.schema.alterTable('audit');
      await table.addColumn('before', 'text').execute();
      await table.addColumn('sequence', 'bigint').execute();
      for (const column of ['previousHash', 'hash', 'seal']) await table.addColumn(column, 'text').execute();
      await chainExistingRows(db);
      await db.schema.createIndex('audit_sequence').unique().on('audit').column('sequence').execute();
      await refuseChanges(db);
    }),
};
