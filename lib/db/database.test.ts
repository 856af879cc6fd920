import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openConsole } from '@/lib/auth/fresh-console';

test('the database files are for this user alone, even in a folder that others may read', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'transfer-console-open-'));
  chmodSync(folder, 0o755);
  const opened = await openConsole('SQLite', { CONSOLE_DATA_DIR: folder });
  for (const name of ['console.db', 'console.db-wal', 'console-lock.db']) {
    expect(statSync(path.join(folder, name)).mode & 0o777).toBe(0o600);
  }
  await opened.close();
  rmSync(folder, { recursive: true });
});

test('a second console on the same data folder is refused with a sentence, and the first goes on', async () => {
  const opened = await openConsole('SQLite');
  // As a second process would begin: without the first one's connection.
  const first = globalThis.consoleDatabase;
  globalThis.consoleDatabase = undefined;
  const { getDatabase } = await import('./database');
  expect(() => getDatabase()).toThrow(
    `Another console uses the data folder ${opened.dataDir}: stop it, or set CONSOLE_DATA_DIR to another folder.`,
  );
  globalThis.consoleDatabase = first;
  expect(await opened.db.selectFrom('user').selectAll().execute()).toEqual([]);
  await opened.close();
});
