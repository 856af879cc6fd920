// Which AS2 messages have been taken, and the receipts for them that are still on their way.

import type Database from 'better-sqlite3';
import type { As2Store } from './as2-records';
import type { RecordRow, Transaction } from './table';

export function receivedMessageTable(
  db: Database.Database,
  transaction: Transaction,
): As2Store['receivedMessages'] {
  const has = db.prepare('SELECT 1 FROM received_messages WHERE agreement_id = ? AND message_id = ?').pluck();
  // The agreement may have been deleted while its message was being processed.
  const add = db.prepare(`
    INSERT OR REPLACE INTO received_messages (agreement_id, message_id, received)
    SELECT id, @messageId, @received FROM agreements WHERE id = @agreementId`);
  const forget = db.prepare('DELETE FROM received_messages WHERE received < ?');
  return {
    has: (agreementId, messageId) => has.get(agreementId, messageId) !== undefined,
    add(agreementId, messageId, received, keepSince) {
      transaction(() => {
        forget.run(keepSince);
        add.run({ agreementId, messageId, received });
      });
    },
  };
}

export function pendingReceiptTable(db: Database.Database): As2Store['pendingReceipts'] {
  const list = db.prepare('SELECT record FROM pending_receipts WHERE server_id = ? ORDER BY rowid');
  const put = db.prepare(`
    INSERT OR REPLACE INTO pending_receipts (id, server_id, record)
    SELECT @id, server_id, @record FROM servers WHERE server_id = @serverId`);
  const remove = db.prepare('DELETE FROM pending_receipts WHERE id = ?');
  return {
    list: (serverId) => (list.all(serverId) as RecordRow[]).map(({ record }) => JSON.parse(record)),
    put(receipt) {
      put.run({ id: receipt.id, serverId: receipt.serverId, record: JSON.stringify(receipt) });
    },
    delete: (id) => void remove.run(id),
  };
}
