// Service-managed users and their public keys.

import type Database from 'better-sqlite3';
import type { SshPublicKeyRecord, Store, UserRecord } from './store';
import { fromRow, type RecordRow, type Transaction, toPage } from './table';

export function userTable(db: Database.Database, transaction: Transaction): Store['users'] {
  const get = db.prepare('SELECT record FROM users WHERE server_id = ? AND user_name = ?');
  const put = db.prepare(`
    INSERT INTO users (server_id, user_name, arn, record) VALUES (?, ?, ?, ?)
    ON CONFLICT (server_id, user_name) DO UPDATE SET record = excluded.record`);
  const remove = db.prepare('DELETE FROM users WHERE server_id = ? AND user_name = ? RETURNING arn').pluck();
  const removeTags = db.prepare('DELETE FROM tags WHERE arn = ?');
  const page = db.prepare(`
    SELECT record, (
      SELECT count(*) FROM ssh_public_keys k WHERE k.server_id = u.server_id AND k.user_name = u.user_name
    ) AS keys
    FROM users u WHERE server_id = ? AND user_name > ? ORDER BY user_name LIMIT ?`);
  // Kept by triggers: lists of servers show it, and counting ten thousand users of each would hold up everybody.
  const count = db.prepare('SELECT users FROM user_counts WHERE server_id = ?').pluck();
  return {
    get: (serverId, userName) => fromRow<UserRecord>(get.get(serverId, userName)),
    put: (user) => void put.run(user.ServerId, user.UserName, user.Arn, JSON.stringify(user)),
    delete(serverId, userName) {
      transaction(() => {
        const arn = remove.get(serverId, userName);
        if (arn !== undefined) removeTags.run(arn);
      });
    },
    page(serverId, after = '', limit) {
      const rows = page.all(serverId, after, limit + 1) as (RecordRow & { keys: number })[];
      return toPage(
        rows,
        limit,
        (row) => ({ ...(JSON.parse(row.record) as UserRecord), SshPublicKeyCount: row.keys }),
        (user) => user.UserName,
      );
    },
    count: (serverId) => (count.get(serverId) as number | undefined) ?? 0,
  };
}

export function sshPublicKeyTable(db: Database.Database): Store['sshPublicKeys'] {
  const list = db.prepare(`
    SELECT ssh_public_key_id AS SshPublicKeyId, body AS SshPublicKeyBody, date_imported AS DateImported
    FROM ssh_public_keys WHERE server_id = ? AND user_name = ? ORDER BY sequence`);
  const put = db.prepare(`
    INSERT INTO ssh_public_keys (server_id, user_name, ssh_public_key_id, body, date_imported)
    VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (server_id, user_name, ssh_public_key_id)
    DO UPDATE SET body = excluded.body, date_imported = excluded.date_imported`);
  const remove = db.prepare(
    'DELETE FROM ssh_public_keys WHERE server_id = ? AND user_name = ? AND ssh_public_key_id = ?',
  );
  return {
    list: (serverId, userName) => list.all(serverId, userName) as SshPublicKeyRecord[],
    put(serverId, userName, key) {
      put.run(serverId, userName, key.SshPublicKeyId, key.SshPublicKeyBody, key.DateImported);
    },
    delete: (serverId, userName, keyId) => remove.run(serverId, userName, keyId).changes > 0,
  };
}
