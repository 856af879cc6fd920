// Transfers of files by connectors, and the state of each file.

import type Database from 'better-sqlite3';
import { fromRow, type RecordRow, type Transaction, toPage } from './table';
import type { FileTransferStore, TransferFileRecord, TransferRecord } from './transfer-records';

export function fileTransferTable(db: Database.Database, transaction: Transaction): FileTransferStore {
  const insert = db.prepare('INSERT INTO transfers (transfer_id, created, record) VALUES (?, ?, ?)');
  const get = db.prepare('SELECT record FROM transfers WHERE transfer_id = ?');
  const insertFile = db.prepare('INSERT INTO transfer_files (transfer_id, number, record) VALUES (?, ?, ?)');
  const updateFile = db.prepare('UPDATE transfer_files SET record = ? WHERE transfer_id = ? AND number = ?');
  const page = db.prepare(`
    SELECT record FROM transfer_files WHERE transfer_id = ? AND number > ? ORDER BY number LIMIT ?`);
  const file = db.prepare('SELECT record FROM transfer_files WHERE transfer_id = ? AND number = ?');
  const withMessageId = db.prepare('SELECT record FROM transfer_files WHERE message_id = ?');
  const unfinished = db.prepare('SELECT record FROM transfer_files WHERE unfinished = 1 ORDER BY sequence');
  const countUnfinished = db
    .prepare('SELECT count(*) FROM transfer_files WHERE unfinished = 1 AND connector_id = ?')
    .pluck();
  const forget = db.prepare(`
    DELETE FROM transfers WHERE created < ? AND NOT EXISTS (
      SELECT 1 FROM transfer_files f WHERE f.transfer_id = transfers.transfer_id AND unfinished = 1)`);
  return {
    add(transfer, files) {
      transaction(() => {
        insert.run(transfer.TransferId, transfer.Created, JSON.stringify(transfer));
        for (const one of files) insertFile.run(one.TransferId, one.Number, JSON.stringify(one));
      });
    },
    get: (transferId) => fromRow<TransferRecord>(get.get(transferId)),
    files(transferId, after, limit) {
      const rows = page.all(transferId, after, limit + 1) as RecordRow[];
      const toFile = (row: RecordRow) => JSON.parse(row.record) as TransferFileRecord;
      return toPage(rows, limit, toFile, (one) => String(one.Number));
    },
    file: (transferId, number) => fromRow<TransferFileRecord>(file.get(transferId, number)),
    withMessageId: (messageId) => fromRow<TransferFileRecord>(withMessageId.get(messageId)),
    put: (one) => void updateFile.run(JSON.stringify(one), one.TransferId, one.Number),
    unfinished: () => (unfinished.all() as RecordRow[]).map((row) => JSON.parse(row.record)),
    countUnfinished: (connectorId) => countUnfinished.get(connectorId) as number,
    forgetBefore: (time) => void forget.run(time),
  };
}
