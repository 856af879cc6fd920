// What an update asked for, beside what it found, in the audit trail.

import type { Kysely, Migration } from 'kysely';

export const auditAfter: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('audit').addColumn('after', 'text').execute();
  },
};
