// When each user and each key last logged in, as the servers' logs told it, and how far these have been read.

import type { Kysely, Migration } from 'kysely';

export const lastLogins: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('lastLogin')
      .addColumn('environment', 'text', (column) => column.notNull())
      .addColumn('serverId', 'text', (column) => column.notNull())
      .addColumn('userName', 'text', (column) => column.notNull())
      .addColumn('fingerprint', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('address', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('lastLogin_pk', ['environment', 'serverId', 'userName', 'fingerprint'])
      .execute();
    await db.schema
      .createTable('loginLog')
      .addColumn('environment', 'text', (column) => column.notNull())
      .addColumn('serverId', 'text', (column) => column.notNull())
      .addColumn('since', 'bigint', (column) => column.notNull())
      .addColumn('until', 'bigint', (column) => column.notNull())
      .addColumn('nextToken', 'text')
      .addColumn('windowFrom', 'bigint', (column) => column.notNull())
      .addColumn('windowTo', 'bigint', (column) => column.notNull())
      .addColumn('readAt', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('loginLog_pk', ['environment', 'serverId'])
      .execute();
  },
};
