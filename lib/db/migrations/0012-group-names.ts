// What people call the groups of their directories; accesses name them by SID only.

import type { Kysely, Migration } from 'kysely';

export const groupNames: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('groupName')
      .addColumn('environment', 'text', (column) => column.notNull())
      .addColumn('sid', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('groupName_pk', ['environment', 'sid'])
      .execute();
  },
};
