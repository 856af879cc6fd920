// Web apps; their looks stand apart, so that a list does not read the files of all of them.

import type Database from 'better-sqlite3';
import { resourceTable } from './resource-table';
import { fromRow, type Transaction } from './table';
import type { WebAppCustomization, WebAppRecord, WebAppStore } from './web-app-records';

export function webAppTable(db: Database.Database, transaction: Transaction): WebAppStore {
  const get = db.prepare('SELECT record FROM web_app_customizations WHERE id = ?');
  const put = db.prepare(`
    INSERT INTO web_app_customizations (id, record) VALUES (?, ?)
    ON CONFLICT (id) DO UPDATE SET record = excluded.record`);
  const remove = db.prepare('DELETE FROM web_app_customizations WHERE id = ?');
  return {
    ...resourceTable<WebAppRecord>(db, transaction, 'web_apps', (record) => record.WebAppId),
    customization: (id) => fromRow<WebAppCustomization>(get.get(id)),
    customize: (id, customization) => void put.run(id, JSON.stringify(customization)),
    resetCustomization: (id) => void remove.run(id),
  };
}
