// What groups of a directory may reach on a server.

import type Database from 'better-sqlite3';
import type { AccessRecord, Store } from './store';
import { fromRow, type RecordRow, toPage } from './table';

export function accessTable(db: Database.Database): Store['accesses'] {
  const get = db.prepare('SELECT record FROM accesses WHERE server_id = ? AND external_id = ?');
  const put = db.prepare(`
    INSERT INTO accesses (server_id, external_id, record) VALUES (?, ?, ?)
    ON CONFLICT (server_id, external_id) DO UPDATE SET record = excluded.record`);
  const remove = db.prepare('DELETE FROM accesses WHERE server_id = ? AND external_id = ?');
  const page = db.prepare(`
    SELECT record FROM accesses WHERE server_id = ? AND external_id > ? ORDER BY external_id LIMIT ?`);
  const count = db.prepare('SELECT count(*) FROM accesses WHERE server_id = ?').pluck();
  return {
    get: (serverId, externalId) => fromRow<AccessRecord>(get.get(serverId, externalId)),
    put: (serverId, access) => void put.run(serverId, access.ExternalId, JSON.stringify(access)),
    delete: (serverId, externalId) => void remove.run(serverId, externalId),
    page(serverId, after = '', limit) {
      const rows = page.all(serverId, after, limit + 1) as RecordRow[];
      return toPage(
        rows,
        limit,
        (row) => JSON.parse(row.record) as AccessRecord,
        (access) => access.ExternalId,
      );
    },
    count: (serverId) => count.get(serverId) as number,
  };
}
