// Connectors, and the profiles and servers that they name.

import type Database from 'better-sqlite3';
import type { As2Store } from './as2-records';
import type { ConnectorRecord } from './connector-records';
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
  const countOf = db
    .prepare(`
      SELECT count(*) FROM connectors
      WHERE (record -> '$.SftpConfig' IS NULL) = (? = 'AS2') AND region = ?`)
    .pluck();
  return {
    ...resourceTable<ConnectorRecord>(db, transaction, 'connectors', (record) => record.ConnectorId),
    countOf: (protocol, region) => countOf.get(protocol, region) as number,
    withProfile: (id) => withProfile.all({ id }) as string[],
    withServer: (serverId) => withServer.all(serverId) as string[],
  };
}
