// What SFTP connectors were asked to do, and how far each task has come.

import type Database from 'better-sqlite3';
import type { SftpTaskRecord, SftpTaskStore } from './connector-records';
import { fromRow, type RecordRow, type Transaction, toPage } from './table';

export function sftpTaskTable(db: Database.Database, transaction: Transaction): SftpTaskStore {
  const insert = db.prepare(`
    INSERT INTO sftp_tasks (request_id, number, connector_id, created, record) VALUES (?, ?, ?, ?, ?)`);
  const get = db.prepare('SELECT record FROM sftp_tasks WHERE request_id = ? AND number = ?');
  const update = db.prepare('UPDATE sftp_tasks SET record = ? WHERE request_id = ? AND number = ?');
  const page = db.prepare(`
    SELECT record FROM sftp_tasks WHERE request_id = ? AND number > ? ORDER BY number LIMIT ?`);
  const unfinished = db.prepare('SELECT record FROM sftp_tasks WHERE unfinished = 1 ORDER BY sequence');
  const countUnfinished = db
    .prepare('SELECT count(*) FROM sftp_tasks WHERE unfinished = 1 AND connector_id = ?')
    .pluck();
  const forget = db.prepare('DELETE FROM sftp_tasks WHERE created < ? AND unfinished = 0');
  const toTask = ({ record }: RecordRow) => JSON.parse(record) as SftpTaskRecord;
  return {
    add(tasks, created) {
      transaction(() => {
        for (const task of tasks) {
          insert.run(task.RequestId, task.Number, task.ConnectorId, created, JSON.stringify(task));
        }
      });
    },
    get: (requestId, number) => fromRow<SftpTaskRecord>(get.get(requestId, number)),
    page(requestId, after, limit) {
      const rows = page.all(requestId, after, limit + 1) as RecordRow[];
      return toPage(rows, limit, toTask, (task) => String(task.Number));
    },
    put: (task) => void update.run(JSON.stringify(task), task.RequestId, task.Number),
    unfinished: () => (unfinished.all() as RecordRow[]).map(toTask),
    countUnfinished: (connectorId) => countUnfinished.get(connectorId) as number,
    forgetBefore: (time) => void forget.run(time),
  };
}
