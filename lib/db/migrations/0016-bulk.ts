// Jobs of thousands of steps are counted by state, and suspended users keep their keys here until they are resumed.

import type { Kysely, Migration } from 'kysely';

export const bulk: Migration = {
  async up(db: Kysely<unknown>) {
    const columns = ['jobId', 'state', 'position'];
    await db.schema.createIndex('jobStep_state').on('jobStep').columns(columns).execute();
    await db.schema
      .createTable('suspendedUser')
      .addColumn('environment', 'text', (column) => column.notNull())
      .addColumn('serverId', 'text', (column) => column.notNull())
      .addColumn('userName', 'text', (column) => column.notNull())
      .addColumn('keys', 'text', (column) => column.notNull())
      .addColumn('actorId', 'text', (column) => column.notNull())
      .addColumn('actorName', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('suspendedUser_pk', ['environment', 'serverId', 'userName'])
      .execute();
  },
};
