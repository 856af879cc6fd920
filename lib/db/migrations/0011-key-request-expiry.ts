// A request for a key keeps the day on which whoever asked wants it to end.

import type { Kysely, Migration } from 'kysely';

export const keyRequestExpiry: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('keyRequest').addColumn('expiresAt', 'bigint').execute();
  },
};
