// Certificates of AS2, whose private keys are encrypted on disk.

import type Database from 'better-sqlite3';
import type { As2Store, CertificateRecord } from './as2-records';
import { resourceTable } from './resource-table';
import type { Secrets } from './secrets';
import type { Transaction } from './table';

export function certificateTable(
  db: Database.Database,
  secrets: Secrets,
  transaction: Transaction,
): As2Store['certificates'] {
  const table = resourceTable<CertificateRecord>(
    db,
    transaction,
    'certificates',
    (record) => record.CertificateId,
  );
  const putKey = db.prepare('INSERT INTO certificate_keys (id, private_key) VALUES (?, ?)');
  const getKey = db.prepare('SELECT private_key FROM certificate_keys WHERE id = ?').pluck();
  return {
    ...table,
    put(certificate, privateKey) {
      const { CertificateId: id } = certificate;
      transaction(() => {
        table.put(certificate);
        if (privateKey !== undefined) putKey.run(id, secrets.encrypt(id, privateKey));
      });
    },
    privateKey(id) {
      const sealed = getKey.get(id) as Buffer | undefined;
      return sealed && secrets.decrypt(id, sealed);
    },
  };
}
