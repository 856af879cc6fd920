// Workflows, their executions under way, and the tags of objects.

import type Database from 'better-sqlite3';
import { resourceTable } from './resource-table';
import { fromRow, type RecordRow, type Transaction, toPage } from './table';
import type {
  ExecutionRecord,
  ExecutionStore,
  ObjectTag,
  ObjectTagStore,
  WorkflowRecord,
  WorkflowStore,
} from './workflow-records';

export function workflowTable(db: Database.Database, transaction: Transaction): WorkflowStore {
  const servers = db
    .prepare(`
    SELECT server_id FROM servers WHERE ? IN (
      record ->> '$.WorkflowDetails.OnUpload[0].WorkflowId',
      record ->> '$.WorkflowDetails.OnPartialUpload[0].WorkflowId') ORDER BY server_id`)
    .pluck();
  return {
    ...resourceTable<WorkflowRecord>(db, transaction, 'workflows', (record) => record.WorkflowId),
    servers: (workflowId) => servers.all(workflowId) as string[],
  };
}

interface ExecutionRow extends RecordRow {
  sequence: number;
}

export function executionTable(db: Database.Database): ExecutionStore {
  const get = db.prepare('SELECT record FROM executions WHERE id = ?');
  const put = db.prepare(`
    INSERT INTO executions (id, workflow_id, record) VALUES (?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET record = excluded.record`);
  const remove = db.prepare('DELETE FROM executions WHERE id = ?');
  const page = db.prepare(`
    SELECT sequence, record FROM executions
    WHERE workflow_id = ? AND sequence > ? ORDER BY sequence LIMIT ?`);
  const all = db.prepare('SELECT record FROM executions ORDER BY sequence');
  return {
    get: (id) => fromRow<ExecutionRecord>(get.get(id)),
    put: (one) => void put.run(one.ExecutionId, one.WorkflowId, JSON.stringify(one)),
    delete: (id) => void remove.run(id),
    page(workflowId, after = '0', limit) {
      const rows = page.all(workflowId, Number(after), limit + 1) as ExecutionRow[];
      const { items, next } = toPage(
        rows,
        limit,
        (row) => row,
        (row) => String(row.sequence),
      );
      const records = items.map((row) => JSON.parse(row.record) as ExecutionRecord);
      return next === undefined ? { items: records } : { items: records, next };
    },
    all: () => (all.all() as RecordRow[]).map((row) => JSON.parse(row.record) as ExecutionRecord),
  };
}

export function objectTagTable(db: Database.Database): ObjectTagStore {
  const get = db.prepare('SELECT tags FROM object_tags WHERE path = ? AND etag = ?').pluck();
  const put = db.prepare(`
    INSERT INTO object_tags (path, etag, tags) VALUES (?, ?, ?)
    ON CONFLICT (path) DO UPDATE SET etag = excluded.etag, tags = excluded.tags`);
  return {
    get(path, etag) {
      const tags = get.get(path, etag);
      return typeof tags === 'string' ? (JSON.parse(tags) as ObjectTag[]) : [];
    },
    put: (path, etag, tags) => void put.run(path, etag, JSON.stringify(tags)),
  };
}
