// AWS answers what is tagged one resource at a time; the console keeps what its descriptions told.

import type { Kysely, Migration } from 'kysely';

export const tags: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('taggedResource')
      .addColumn('environment', 'text', (column) => column.notNull())
      .addColumn('arn', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('label', 'text', (column) => column.notNull())
      .addColumn('tags', 'integer', (column) => column.notNull())
      .addColumn('seenAt', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('taggedResource_pk', ['environment', 'arn'])
      .execute();
    await db.schema
      .createIndex('taggedResource_tags')
      .on('taggedResource')
      .columns(['environment', 'tags', 'arn'])
      .execute();
    await db.schema
      .createTable('resourceTag')
      .addColumn('environment', 'text', (column) => column.notNull())
      .addColumn('arn', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('value', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('resourceTag_pk', ['environment', 'arn', 'key'])
      .execute();
    await db.schema
      .createIndex('resourceTag_value')
      .on('resourceTag')
      .columns(['environment', 'key', 'value', 'kind', 'arn'])
      .execute();
  },
};
