// AWS forgets an execution of a workflow when it ends, so the console keeps what the logs told of each.

import type { Kysely, Migration } from 'kysely';

export const workflowExecutions: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('workflowExecution')
      .addColumn('environment', 'text', (column) => column.notNull())
      .addColumn('workflowId', 'text', (column) => column.notNull())
      .addColumn('executionId', 'text', (column) => column.notNull())
      .addColumn('serverId', 'text', (column) => column.notNull())
      .addColumn('userName', 'text', (column) => column.notNull())
      .addColumn('file', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('startedAt', 'bigint', (column) => column.notNull())
      .addColumn('events', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('workflowExecution_pk', ['environment', 'workflowId', 'executionId'])
      .execute();
    await db.schema
      .createIndex('workflowExecution_at')
      .on('workflowExecution')
      .columns(['environment', 'workflowId', 'startedAt'])
      .execute();
    await db.schema
      .createTable('workflowLog')
      .addColumn('environment', 'text', (column) => column.notNull())
      .addColumn('workflowId', 'text', (column) => column.notNull())
      .addColumn('logGroup', 'text', (column) => column.notNull())
      .addColumn('readUntil', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('workflowLog_pk', ['environment', 'workflowId', 'logGroup'])
      .execute();
  },
};
