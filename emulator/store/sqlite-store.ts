// Keeps the emulator's state in SQLite: one writer holds the folder, and worker threads may read beside it.

import { accessSync, closeSync, constants, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { accessTable } from './access-table';
import { agreementTable } from './agreement-table';
import { certificateTable } from './certificate-table';
import { connectorTable } from './connector-table';
import { fileTransferTable } from './file-transfer-table';
import { hostKeyTable } from './host-key-table';
import { lockFolder } from './lock';
import { profileTable } from './profile-table';
import { pendingReceiptTable, receivedMessageTable } from './received-message-table';
import { migrate } from './schema';
import { openSecrets } from './secrets';
import { serverTable } from './server-table';
import { sftpTaskTable } from './sftp-task-table';
import type { Store } from './store';
import { tagTable } from './tag-table';
import { sshPublicKeyTable, userTable } from './user-table';
import { webAppTable } from './web-app-table';
import { executionTable, objectTagTable, workflowTable } from './workflow-table';

export function openStore(dataDir: string, options: { readonly?: boolean } = {}): Store {
  const readonly = options.readonly ?? false;
  if (!readonly) prepareFolder(dataDir);
  const release = readonly ? () => {} : lockFolder(dataDir);
  const secrets = openSecrets(dataDir);
  const db = openDatabase(join(dataDir, 'state.db'), readonly);
  const run = db.transaction((work: () => unknown) => work());
  const transaction = <T>(work: () => T): T => run.immediate(work) as T;
  return {
    servers: serverTable(db, transaction),
    users: userTable(db, transaction),
    accesses: accessTable(db),
    sshPublicKeys: sshPublicKeyTable(db),
    hostKeys: hostKeyTable(db, secrets, transaction),
    certificates: certificateTable(db, secrets, transaction),
    profiles: profileTable(db, transaction),
    agreements: agreementTable(db, transaction),
    connectors: connectorTable(db, transaction),
    receivedMessages: receivedMessageTable(db, transaction),
    pendingReceipts: pendingReceiptTable(db),
    fileTransfers: fileTransferTable(db, transaction),
    sftpTasks: sftpTaskTable(db, transaction),
    webApps: webAppTable(db, transaction),
    workflows: workflowTable(db, transaction),
    executions: executionTable(db),
    objectTags: objectTagTable(db),
    tags: tagTable(db, transaction),
    secret: secrets.derive,
    transaction,
    close() {
      db.close();
      release();
    },
  };
}

function openDatabase(path: string, readonly: boolean): Database.Database {
  try {
    const db = new Database(path, { readonly, timeout: 5000 });
    if (readonly) return db;
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    migrate(db);
    return db;
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    throw new Error(
      `${path} cannot be used (${error.message}); restore it from a backup or choose another folder.`,
    );
  }
}

/** The files are made before SQLite does, since it has no say in their mode; its -wal and -shm take theirs. */
function prepareFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.W_OK);
    for (const file of ['state.db', 'lock.db']) closeSync(openSync(join(dataDir, file), 'a', 0o600));
  } catch (error) {
    throw new Error(
      `The data folder ${dataDir} is not writable (${(error as Error).message}); change its rights or choose another folder with --data.`,
    );
  }
}
