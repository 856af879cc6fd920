// Partners: companies, the people who stand for them, what they may reach, and what the console knows of keys beyond AWS.

import type { CreateTableBuilder, Kysely, Migration } from 'kysely';

/** The columns that name a user of a server, in any table about one. */
function ofUser<Name extends string>(table: CreateTableBuilder<Name>) {
  return table
    .addColumn('environment', 'text', (column) => column.notNull())
    .addColumn('serverId', 'text', (column) => column.notNull())
    .addColumn('userName', 'text', (column) => column.notNull());
}

async function createPeople(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('partner')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('suspendedAt', 'bigint')
    .addColumn('expiresAt', 'bigint')
    .addColumn('createdAt', 'bigint', (column) => column.notNull())
    .addColumn('createdBy', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('contact')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('partnerId', 'text', (column) => column.notNull())
    .addColumn('email', 'text', (column) => column.notNull().unique())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('userId', 'text', (column) => column.unique())
    .addColumn('suspendedAt', 'bigint')
    .addColumn('invitedAt', 'bigint', (column) => column.notNull())
    .addColumn('lastSeenAt', 'bigint')
    .execute();
  await db.schema.createIndex('contact_partner').on('contact').columns(['partnerId']).execute();
  await db.schema
    .createTable('contactInvitation')
    .addColumn('tokenHash', 'text', (column) => column.primaryKey())
    .addColumn('contactId', 'text', (column) => column.notNull())
    .addColumn('inviterId', 'text', (column) => column.notNull())
    .addColumn('invitedBy', 'text', (column) => column.notNull())
    .addColumn('createdAt', 'bigint', (column) => column.notNull())
    .addColumn('expiresAt', 'bigint', (column) => column.notNull())
    .execute();
  await ofUser(db.schema.createTable('partnerGrant').addColumn('id', 'text', (column) => column.primaryKey()))
    .addColumn('partnerId', 'text', (column) => column.notNull())
    .addColumn('mayUpload', 'integer', (column) => column.notNull())
    .addColumn('mayDelete', 'integer', (column) => column.notNull())
    .addColumn('mayGenerate', 'integer', (column) => column.notNull())
    .addColumn('needsApproval', 'integer', (column) => column.notNull())
    .addColumn('createdAt', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('partnerGrant_once', ['partnerId', 'environment', 'serverId', 'userName'])
    .execute();
}

async function createKeyTables(db: Kysely<unknown>): Promise<void> {
  const users = ['environment', 'serverId', 'userName'] as const;
  await ofUser(db.schema.createTable('keyNote'))
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('sshPublicKeyId', 'text', (column) => column.notNull())
    .addColumn('label', 'text', (column) => column.notNull())
    .addColumn('ownerContactId', 'text')
    .addColumn('addedBy', 'text')
    .addColumn('addedAt', 'bigint', (column) => column.notNull())
    .addColumn('origin', 'text', (column) => column.notNull())
    .addColumn('expiresAt', 'bigint')
    .addColumn('removeAt', 'bigint')
    .addColumn('vanishedAt', 'bigint')
    .addPrimaryKeyConstraint('keyNote_pk', [...users, 'fingerprint'])
    .execute();
  for (const date of ['expiresAt', 'removeAt'] as const)
    await db.schema.createIndex(`keyNote_${date}`).on('keyNote').columns([date]).execute();
  await ofUser(db.schema.createTable('keyReminder'))
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('expiresAt', 'bigint', (column) => column.notNull())
    .addColumn('days', 'integer', (column) => column.notNull())
    .addColumn('sentAt', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('keyReminder_pk', [...users, 'fingerprint', 'expiresAt', 'days'])
    .execute();
  await ofUser(db.schema.createTable('keyRequest').addColumn('id', 'text', (column) => column.primaryKey()))
    .addColumn('partnerId', 'text', (column) => column.notNull())
    .addColumn('contactId', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('sshPublicKeyId', 'text')
    .addColumn('body', 'text')
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('label', 'text', (column) => column.notNull())
    .addColumn('requestedAt', 'bigint', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('decidedBy', 'text')
    .addColumn('decidedAt', 'bigint')
    .addColumn('reason', 'text')
    .execute();
  await db.schema
    .createIndex('keyRequest_state')
    .on('keyRequest')
    .columns(['state', 'requestedAt'])
    .execute();
  await db.schema
    .createIndex('keyRequest_partner')
    .on('keyRequest')
    .columns(['partnerId', 'requestedAt'])
    .execute();
  await db.schema
    .createTable('keyPolicy')
    .addColumn('environment', 'text', (column) => column.primaryKey())
    .addColumn('allowedTypes', 'text', (column) => column.notNull())
    .addColumn('minimumRsaBits', 'integer', (column) => column.notNull())
    .addColumn('maximumAgeDays', 'integer')
    .addColumn('maximumKeys', 'integer')
    .addColumn('removeExpired', 'integer', (column) => column.notNull())
    .addColumn('updatedAt', 'bigint', (column) => column.notNull())
    .addColumn('updatedBy', 'text', (column) => column.notNull())
    .execute();
}

export const partners: Migration = {
  async up(db: Kysely<unknown>) {
    await createPeople(db);
    await createKeyTables(db);
  },
};
