// The schema of the console's own tables, step by step; a step that was released is never edited.

import { type Kysely, type Migration, sql } from 'kysely';
import { secondFactors } from './migrations/0006-second-factors';
import { auditChain } from './migrations/0007-audit-chain';
import { partners } from './migrations/0008-partners';
import { auditAfter } from './migrations/0010-audit-after';
import { keyNotePartners } from './migrations/0010-key-note-partners';
import { keyRequestExpiry } from './migrations/0011-key-request-expiry';
import { groupNames } from './migrations/0012-group-names';
import { workflowExecutions } from './migrations/0013-workflow-executions';
import { remoteTasks } from './migrations/0014-remote-tasks';
import { searchIndex } from './migrations/0015-search-index';
import { bulk } from './migrations/0016-bulk';
import { auditIndexes } from './migrations/0019-audit-indexes';
import { tags } from './migrations/0020-tags';
import { lastLogins } from './migrations/0021-last-logins';

const initial: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('audit')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('intentId', 'text', (column) => column.notNull())
      .addColumn('actorId', 'text', (column) => column.notNull())
      .addColumn('actorName', 'text', (column) => column.notNull())
      .addColumn('actorRole', 'text', (column) => column.notNull())
      .addColumn('sessionId', 'text')
      .addColumn('address', 'text')
      .addColumn('environment', 'text')
      .addColumn('operation', 'text', (column) => column.notNull())
      .addColumn('target', 'text', (column) => column.notNull())
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('input', 'text')
      .addColumn('result', 'text')
      .addColumn('errorCode', 'text')
      .addColumn('errorMessage', 'text')
      .addColumn('requestId', 'text')
      .execute();
    for (const lead of ['actorId', 'operation', 'environment', 'result', 'subject', 'target']) {
      const columns = ['kind', lead, 'at', 'id'];
      await db.schema.createIndex(`audit_${lead}`).on('audit').columns(columns).execute();
    }
    await db.schema.createIndex('audit_at').on('audit').columns(['kind', 'at', 'id']).execute();
    await db.schema.createIndex('audit_intent').on('audit').columns(['intentId', 'kind']).execute();

    await db.schema
      .createTable('seenKey')
      .addColumn('environment', 'text', (column) => column.notNull())
      .addColumn('serverId', 'text', (column) => column.notNull())
      .addColumn('userName', 'text', (column) => column.notNull())
      .addColumn('sshPublicKeyId', 'text', (column) => column.notNull())
      .addColumn('fingerprint', 'text', (column) => column.notNull())
      .addColumn('seenAt', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('seenKey_pk', ['environment', 'serverId', 'userName', 'sshPublicKeyId'])
      .execute();
    await db.schema.createIndex('seenKey_fingerprint').on('seenKey').columns(['fingerprint']).execute();

    await db.schema
      .createTable('invitation')
      .addColumn('tokenHash', 'text', (column) => column.primaryKey())
      .addColumn('email', 'text', (column) => column.notNull())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('invitedBy', 'text', (column) => column.notNull())
      .addColumn('createdAt', 'bigint', (column) => column.notNull())
      .addColumn('expiresAt', 'bigint', (column) => column.notNull())
      .execute();

    await db.schema
      .createTable('signInFailure')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('email', 'text', (column) => column.notNull())
      .addColumn('address', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('signInFailure_email').on('signInFailure').columns(['email', 'at']).execute();

    await db.schema
      .createTable('meta')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('value', 'text', (column) => column.notNull())
      .execute();
  },
};

/** Who invited, by id: an invitation ends with the right of its inviter to invite. */
const inviters: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('invitation')
      .addColumn('inviterId', 'text', (column) => column.notNull().defaultTo(''))
      .execute();
  },
};

const jobs: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('job')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('environment', 'text', (column) => column.notNull())
      .addColumn('actorId', 'text', (column) => column.notNull())
      .addColumn('actorName', 'text', (column) => column.notNull())
      .addColumn('actorRole', 'text', (column) => column.notNull())
      .addColumn('sessionId', 'text')
      .addColumn('address', 'text')
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('input', 'text', (column) => column.notNull())
      .addColumn('secrets', 'text')
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('createdAt', 'bigint', (column) => column.notNull())
      .addColumn('updatedAt', 'bigint', (column) => column.notNull())
      .addColumn('leaseHolder', 'text')
      .addColumn('leaseUntil', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('job_lease').on('job').columns(['state', 'leaseUntil']).execute();
    await db.schema.createIndex('job_list').on('job').columns(['environment', 'createdAt']).execute();

    await db.schema
      .createTable('jobStep')
      .addColumn('jobId', 'text', (column) => column.notNull())
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('operation', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('made', 'text')
      .addColumn('error', 'text')
      .addPrimaryKeyConstraint('jobStep_pk', ['jobId', 'position'])
      .execute();
  },
};

/** Intents without an outcome stand apart, so that the lost ones are found without reading the whole trail. */
const openIntents: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('openIntent')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .execute();
    const outcomes = sql`select 1 from "audit" as "outcome" where "outcome"."intentId" = "intent"."id" and "outcome"."kind" = 'outcome'`;
    await sql`insert into "openIntent" ("id", "at") select "id", "at" from "audit" as "intent" where "kind" = 'intent' and not exists (${outcomes})`.execute(
      db,
    );
  },
};

/** AWS has no list of transfers, so the console keeps those that it started: a row for each file. */
const sentFiles: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('sentFile')
      .addColumn('environment', 'text', (column) => column.notNull())
      .addColumn('connectorId', 'text', (column) => column.notNull())
      .addColumn('transferId', 'text', (column) => column.notNull())
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('path', 'text', (column) => column.notNull())
      .addColumn('headers', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('failureCode', 'text')
      .addColumn('failureMessage', 'text')
      .addColumn('actorId', 'text', (column) => column.notNull())
      .addColumn('actorName', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('sentFile_pk', ['environment', 'transferId', 'position'])
      .execute();
    for (const lead of ['connectorId', 'state']) {
      const columns = ['environment', lead, 'at'];
      await db.schema.createIndex(`sentFile_${lead}`).on('sentFile').columns(columns).execute();
    }
    await db.schema.createIndex('sentFile_at').on('sentFile').columns(['environment', 'at']).execute();
  },
};

export const migrations: Record<string, Migration> = {
  '0001-initial': initial,
  '0002-inviters': inviters,
  '0003-jobs': jobs,
  '0004-open-intents': openIntents,
  '0005-sent-files': sentFiles,
  '0006-second-factors': secondFactors,
  '0007-audit-chain': auditChain,
  '0008-partners': partners,
  '0010-audit-after': auditAfter,
  '0010-key-note-partners': keyNotePartners,
  '0011-key-request-expiry': keyRequestExpiry,
  '0012-group-names': groupNames,
  '0013-workflow-executions': workflowExecutions,
  '0014-remote-tasks': remoteTasks,
  '0015-search-index': searchIndex,
  '0016-bulk': bulk,
  '0019-audit-indexes': auditIndexes,
  '0020-tags': tags,
  '0021-last-logins': lastLogins,
};
