// Keeps a data folder to one emulator, by a lock that dies with its holder.

import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Takes the folder's lock or says who could not; the answer releases it. */
export function lockFolder(dataDir: string): () => void {
  const db = new Database(join(dataDir, 'lock.db'), { timeout: 0 });
  try {
    db.pragma('journal_mode = DELETE');
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY')) {
      throw new Error(
        `The data folder ${dataDir} is in use by another emulator; stop that one or choose another folder with --data.`,
      );
    }
    throw error;
  }
  return () => db.close();
}
