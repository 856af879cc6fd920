// Key notes say which partner added a key, so that it can be taken off when the partner is suspended.

import type { Kysely, Migration } from 'kysely';

export const keyNotePartners: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('keyNote').addColumn('addedByPartnerId', 'text').execute();
    await db.schema.createIndex('keyNote_partner').on('keyNote').columns(['addedByPartnerId']).execute();
  },
};
