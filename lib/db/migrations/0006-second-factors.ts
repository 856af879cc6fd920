// One-time codes that were used, and roles that hold in one environment alone.

import type { Kysely, Migration } from 'kysely';

export const secondFactors: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('totpUse')
      .addColumn('userId', 'text', (column) => column.primaryKey())
      .addColumn('step', 'bigint', (column) => column.notNull())
      .execute();

    await db.schema
      .createTable('environmentRole')
      .addColumn('userId', 'text', (column) => column.notNull())
      .addColumn('environment', 'text', (column) => column.notNull())
      .addColumn('role', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('environmentRole_pk', ['userId', 'environment'])
      .execute();
    await db.schema.alterTable('invitation').addColumn('environmentRoles', 'text').execute();
  },
};
