// What the console has seen of every environment, to be found by any word that begins like what is typed; and its crawls.

import { type Kysely, type Migration, PostgresAdapter, sql } from 'kysely';

export const searchIndex: Migration = {
  async up(db: Kysely<unknown>) {
    const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
    // Byte by byte, so that what begins alike stands together; SQLite compares so by itself.
    const word = isPostgres ? sql`text collate "C"` : sql`text`;
    await db.schema
      .createTable('searchEntry')
      .addColumn('entry', 'text', (column) => column.primaryKey())
      .addColumn('environment', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('server', 'text', (column) => column.notNull())
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('label', 'text', (column) => column.notNull())
      .addColumn('hint', 'text', (column) => column.notNull())
      .addColumn('words', 'text', (column) => column.notNull())
      .addColumn('uses', 'text', (column) => column.notNull())
      .addColumn('seenAt', 'bigint', (column) => column.notNull())
      .execute();
    const place = ['environment', 'server', 'kind', 'owner', 'id'];
    await db.schema.createIndex('searchEntry_place').on('searchEntry').columns(place).execute();

    await db.schema
      .createTable('searchWord')
      .addColumn('environment', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('word', word, (column) => column.notNull())
      .addColumn('entry', 'text', (column) => column.notNull())
      .addColumn('server', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('searchWord_pk', ['environment', 'kind', 'word', 'entry'])
      .$call((table) => (isPostgres ? table : table.modifyEnd(sql`without rowid`)))
      .execute();
    const ofServer = ['environment', 'server', 'word'];
    await db.schema.createIndex('searchWord_server').on('searchWord').columns(ofServer).execute();

    await db.schema
      .createTable('usedValue')
      .addColumn('environment', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('usedBy', 'text', (column) => column.notNull())
      .addColumn('value', 'text', (column) => column.notNull())
      .addColumn('uses', 'integer', (column) => column.notNull())
      .addColumn('seenAt', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('usedValue_pk', ['environment', 'kind', 'usedBy', 'value'])
      .execute();
    const most = ['environment', 'kind', 'uses'];
    await db.schema.createIndex('usedValue_most').on('usedValue').columns(most).execute();

    await db.schema
      .createTable('crawl')
      .addColumn('environment', 'text', (column) => column.primaryKey())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('withKeys', 'integer', (column) => column.notNull())
      .addColumn('callsPerSecond', 'integer', (column) => column.notNull())
      .addColumn('startedAt', 'bigint', (column) => column.notNull())
      .addColumn('startedBy', 'text', (column) => column.notNull())
      .addColumn('endedAt', 'bigint')
      .addColumn('calls', 'integer', (column) => column.notNull())
      .addColumn('stage', 'text', (column) => column.notNull())
      .addColumn('error', 'text')
      .addColumn('leaseHolder', 'text')
      .addColumn('leaseUntil', 'bigint', (column) => column.notNull())
      .execute();

    await db.schema
      .createTable('crawledServer')
      .addColumn('environment', 'text', (column) => column.notNull())
      .addColumn('serverId', 'text', (column) => column.notNull())
      .addColumn('startedAt', 'bigint', (column) => column.notNull())
      .addColumn('stage', 'text', (column) => column.notNull())
      .addColumn('users', 'integer', (column) => column.notNull())
      .addColumn('described', 'integer', (column) => column.notNull())
      .addColumn('doneAt', 'bigint')
      .addColumn('error', 'text')
      .addPrimaryKeyConstraint('crawledServer_pk', ['environment', 'serverId'])
      .execute();
  },
};
