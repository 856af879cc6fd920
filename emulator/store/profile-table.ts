// AS2 profiles, and which certificates they hold.

import type Database from 'better-sqlite3';
import type { As2Store, ProfileRecord } from './as2-records';
import { resourceTable } from './resource-table';
import { type RecordRow, type Transaction, toPage } from './table';

export function profileTable(db: Database.Database, transaction: Transaction): As2Store['profiles'] {
  const idOf = (record: ProfileRecord) => record.ProfileId;
  const table = resourceTable<ProfileRecord>(db, transaction, 'profiles', idOf);
  const pageOfType = db.prepare(`
    SELECT record FROM profiles WHERE id > ? AND region = ? AND profile_type = ? ORDER BY id LIMIT ?`);
  const withCertificate = db
    .prepare(`
      SELECT id FROM profiles WHERE EXISTS (
        SELECT 1 FROM json_each(record, '$.CertificateIds') WHERE value = ?)
      ORDER BY id`)
    .pluck();
  return {
    ...table,
    page(after = '', limit, region, profileType) {
      if (profileType === undefined) return table.page(after, limit, region);
      const rows = pageOfType.all(after, region, profileType, limit + 1) as RecordRow[];
      return toPage(rows, limit, (row) => JSON.parse(row.record) as ProfileRecord, idOf);
    },
    withCertificate: (certificateId) => withCertificate.all(certificateId) as string[],
  };
}
