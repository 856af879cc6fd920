// Tags, by the ARN of what they are on.

import type Database from 'better-sqlite3';
import type { Store } from './store';
import type { Transaction } from './table';

export function tagTable(db: Database.Database, transaction: Transaction): Store['tags'] {
  const list = db.prepare('SELECT key AS Key, value AS Value FROM tags WHERE arn = ? ORDER BY sequence');
  const put = db.prepare(`
    INSERT INTO tags (arn, key, value) VALUES (?, ?, ?)
    ON CONFLICT (arn, key) DO UPDATE SET value = excluded.value`);
  const remove = db.prepare('DELETE FROM tags WHERE arn = ? AND key = ?');
  return {
    list: (arn) => list.all(arn) as { Key: string; Value: string }[],
    put(arn, tags) {
      transaction(() => {
        for (const tag of tags) put.run(arn, tag.Key, tag.Value);
      });
    },
    delete(arn, keys) {
      transaction(() => {
        for (const key of keys) remove.run(arn, key);
      });
    },
  };
}
