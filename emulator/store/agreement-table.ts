// AS2 agreements, which go when their server does.

import type Database from 'better-sqlite3';
import type { AgreementRecord, As2Store } from './as2-records';
import { resourceTable } from './resource-table';
import type { RecordRow, Transaction } from './table';

export function agreementTable(db: Database.Database, transaction: Transaction): As2Store['agreements'] {
  const { page: _, ...table } = resourceTable<AgreementRecord>(
    db,
    transaction,
    'agreements',
    (record) => record.AgreementId,
  );
  const list = db.prepare('SELECT record FROM agreements WHERE server_id = ? ORDER BY id');
  const withProfile = db
    .prepare('SELECT id FROM agreements WHERE local_profile_id = @id OR partner_profile_id = @id ORDER BY id')
    .pluck();
  return {
    ...table,
    list: (serverId) => (list.all(serverId) as RecordRow[]).map((row) => JSON.parse(row.record)),
    withProfile: (id) => withProfile.all({ id }) as string[],
  };
}
