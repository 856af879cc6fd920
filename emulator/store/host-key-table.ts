// Host keys, whose private halves are encrypted on disk.

import type Database from 'better-sqlite3';
import type { Secrets } from './secrets';
import type { HostKeyRecord, Store } from './store';
import { fromRow, type RecordRow, type Transaction } from './table';

export function hostKeyTable(
  db: Database.Database,
  secrets: Secrets,
  transaction: Transaction,
): Store['hostKeys'] {
  const list = db.prepare('SELECT record FROM host_keys WHERE server_id = ? ORDER BY sequence');
  const get = db.prepare('SELECT record FROM host_keys WHERE server_id = ? AND host_key_id = ?');
  const insert = db.prepare(
    'INSERT INTO host_keys (server_id, host_key_id, arn, record, private_key) VALUES (?, ?, ?, ?, ?)',
  );
  const update = db.prepare('UPDATE host_keys SET record = ? WHERE server_id = ? AND host_key_id = ?');
  const remove = db
    .prepare('DELETE FROM host_keys WHERE server_id = ? AND host_key_id = ? RETURNING arn')
    .pluck();
  const removeTags = db.prepare('DELETE FROM tags WHERE arn = ?');
  const sealed = db
    .prepare('SELECT private_key FROM host_keys WHERE server_id = ? AND host_key_id = ?')
    .pluck();
  const name = (serverId: string, hostKeyId: string) => `${serverId}/${hostKeyId}`;
  return {
    list: (serverId) => (list.all(serverId) as RecordRow[]).map((row) => JSON.parse(row.record)),
    get: (serverId, hostKeyId) => fromRow<HostKeyRecord>(get.get(serverId, hostKeyId)),
    put(hostKey, privateKey) {
      const { ServerId, HostKeyId, Arn } = hostKey;
      const record = JSON.stringify(hostKey);
      if (privateKey === undefined) update.run(record, ServerId, HostKeyId);
      else {
        const secret = secrets.encrypt(name(ServerId, HostKeyId), privateKey);
        insert.run(ServerId, HostKeyId, Arn, record, secret);
      }
    },
    delete(serverId, hostKeyId) {
      transaction(() => {
        const arn = remove.get(serverId, hostKeyId);
        if (arn !== undefined) removeTags.run(arn);
      });
    },
    privateKey(serverId, hostKeyId) {
      const secret = sealed.get(serverId, hostKeyId);
      if (secret === undefined) throw new Error(`There is no host key ${hostKeyId}.`);
      return secrets.decrypt(name(serverId, hostKeyId), secret as Buffer);
    },
  };
}
