// AWS lists neither transfers nor what else a connector was asked to do on an SFTP server: the console keeps what it asked for.

import type { Kysely, Migration } from 'kysely';

export const remoteTasks: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('remoteTask')
      .addColumn('environment', 'text', (column) => column.notNull())
      .addColumn('connectorId', 'text', (column) => column.notNull())
      .addColumn('requestId', 'text', (column) => column.notNull())
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('operation', 'text', (column) => column.notNull())
      .addColumn('path', 'text', (column) => column.notNull())
      .addColumn('target', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('failureCode', 'text')
      .addColumn('failureMessage', 'text')
      .addColumn('actorId', 'text', (column) => column.notNull())
      .addColumn('actorName', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('remoteTask_pk', ['environment', 'requestId', 'position'])
      .execute();
    const columns = ['environment', 'connectorId', 'at'];
    await db.schema.createIndex('remoteTask_at').on('remoteTask').columns(columns).execute();
  },
};
