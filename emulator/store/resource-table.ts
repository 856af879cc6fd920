// Tables of resources that have an id of their own in a Region.

import type Database from 'better-sqlite3';
import type { ResourceTable } from './as2-records';
import { fromRow, type RecordRow, type Transaction, toPage } from './table';

export function resourceTable<T extends { Arn: string }>(
  db: Database.Database,
  transaction: Transaction,
  table: 'certificates' | 'profiles' | 'agreements' | 'connectors' | 'web_apps' | 'workflows',
  idOf: (record: T) => string,
): ResourceTable<T> {
  const get = db.prepare(`SELECT record FROM ${table} WHERE id = ?`);
  const put = db.prepare(`
    INSERT INTO ${table} (id, region, arn, record) VALUES (?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET record = excluded.record`);
  const remove = db.prepare(`DELETE FROM ${table} WHERE id = ? RETURNING arn`).pluck();
  const removeTags = db.prepare('DELETE FROM tags WHERE arn = ?');
  const page = db.prepare(`
    SELECT record FROM ${table} WHERE id > ? AND region = ? ORDER BY id LIMIT ?`);
  const count = db.prepare(`SELECT count(*) FROM ${table} WHERE region = ?`).pluck();
  return {
    get: (id) => fromRow<T>(get.get(id)),
    put(record) {
      const region = record.Arn.split(':')[3] ?? '';
      put.run(idOf(record), region, record.Arn, JSON.stringify(record));
    },
    delete(id) {
      transaction(() => {
        const arn = remove.get(id);
        if (arn !== undefined) removeTags.run(arn);
      });
    },
    page(after = '', limit, region) {
      const rows = page.all(after, region, limit + 1) as RecordRow[];
      return toPage(rows, limit, (row) => JSON.parse(row.record) as T, idOf);
    },
    count: (region) => count.get(region) as number,
  };
}
