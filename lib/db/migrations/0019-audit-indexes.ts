// Indexes that hold all that the activity filters by, so that only the rows that are shown are read from the audit trail.

import type { Kysely, Migration } from 'kysely';

/** An intent is its own intent, so that one column finds both it and what came of it. */
const indexes = {
  intent: ['intentId', 'kind', 'at', 'operation', 'environment', 'actorId', 'result'],
  subject: ['kind', 'subject', 'intentId'],
  target: ['kind', 'target', 'intentId'],
  result: ['kind', 'result', 'intentId'],
};

export const auditIndexes: Migration = {
  async up(db: Kysely<unknown>) {
    for (const [name, columns] of Object.entries(indexes)) {
      await db.schema.dropIndex(`audit_${name}`).execute();
      await db.schema.createIndex(`audit_${name}`).on('audit').columns(columns).execute();
    }
  },
};
