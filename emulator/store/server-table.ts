// Servers and the ports that they listen on.

import type Database from 'better-sqlite3';
import type { ServerRecord, Store } from './store';
import { fromRow, type RecordRow, type Transaction, toPage } from './table';

export function serverTable(db: Database.Database, transaction: Transaction): Store['servers'] {
  const get = db.prepare('SELECT record FROM servers WHERE server_id = ?');
  const put = db.prepare(`
    INSERT INTO servers (server_id, region, arn, record) VALUES (?, ?, ?, ?)
    ON CONFLICT (server_id) DO UPDATE SET record = excluded.record`);
  const remove = db.prepare('DELETE FROM servers WHERE server_id = ?');
  const removeTags = db.prepare(`
    DELETE FROM tags WHERE arn IN (
      SELECT arn FROM servers WHERE server_id = @id
      UNION ALL SELECT arn FROM users WHERE server_id = @id
      UNION ALL SELECT arn FROM host_keys WHERE server_id = @id
      UNION ALL SELECT arn FROM agreements WHERE server_id = @id)`);
  const page = db.prepare(`
    SELECT record FROM servers WHERE server_id > ? AND region LIKE ? ORDER BY server_id LIMIT ?`);
  const count = db.prepare('SELECT count(*) FROM servers WHERE region = ?').pluck();
  const port = db.prepare('SELECT port FROM ports WHERE server_id = ? AND protocol = ?').pluck();
  const ports = db.prepare('SELECT port FROM ports').pluck();
  const setPort = db.prepare(`
    INSERT INTO ports (server_id, protocol, port) VALUES (?, ?, ?)
    ON CONFLICT (server_id, protocol) DO UPDATE SET port = excluded.port`);
  return {
    get: (serverId) => fromRow<ServerRecord>(get.get(serverId)),
    put(server) {
      const region = server.Arn.split(':')[3] ?? '';
      put.run(server.ServerId, region, server.Arn, JSON.stringify(server));
    },
    delete(serverId) {
      transaction(() => {
        removeTags.run({ id: serverId });
        remove.run(serverId);
      });
    },
    page(after = '', limit, region = '%') {
      const rows = page.all(after, region, limit + 1) as RecordRow[];
      return toPage(
        rows,
        limit,
        (row) => JSON.parse(row.record) as ServerRecord,
        (server) => server.ServerId,
      );
    },
    count: (region) => count.get(region) as number,
    port: (serverId, protocol) => port.get(serverId, protocol) as number | undefined,
    setPort: (serverId, protocol, value) => void setPort.run(serverId, protocol, value),
    ports: () => ports.all() as number[],
  };
}
