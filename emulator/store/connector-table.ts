// Connectors, and the profiles and servers that they name.

import type Database from 'better-sqlite3';
import type { As2Store, ConnectorRecord } from './as2-records';
import { resourceTable } from './resource-table';
import type { Transaction } from './table';

export function connectorTable(db: Database.Database, transaction: Transaction): As2Store['connectors'] {
  const withProfile = db
    .prepare('SELECT id FROM connectors WHERE local_profile_id = @id OR partner_profile_id = @id ORDER BY id')
    .pluck();
  const withServer = db
    .prepare(`
      SELECT id FROM connectors WHERE EXISTS (
        SELECT 1 FROM json_each(record, '$.As2Config.AsyncMdnConfig.ServerIds') WHERE value = ?)
      ORDER BY id`)
    .pluck();
  return {
    ...resourceTable<ConnectorRecord>(db, transaction, 'connectors', (record) => record.ConnectorId),
    withProfile: (id) => withProfile.all({ id }) as string[],
    withServer: (serverId) => withServer.all(serverId) as string[],
  };
}
