// The console's one database: Kysely on SQLite in the data folder, or on PostgreSQL, opened on first use.

import 'server-only';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { Kysely, Migrator, PostgresDialect, SqliteDialect } from 'kysely';
import { Pool, types } from 'pg';
import { getSettings, SettingError } from '@/lib/env';
import { migrations } from './migrations';
import type { Database } from './tables';

const PG_INT8 = 20;

/** Made before SQLite does, which has no say in the mode: sessions and password hashes are for this user alone. */
function ownFile(dataDir: string, name: string): string {
  const file = path.join(/* turbopackIgnore: true */ dataDir, name);
  closeSync(openSync(file, 'a', 0o600));
  return file;
}

function openSqlite(dataDir: string): Kysely<Database> {
  holdLock(dataDir);
  const sqlite = new SqliteDatabase(ownFile(dataDir, 'console.db'));
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('busy_timeout = 5000');
  return new Kysely<Database>({ dialect: new SqliteDialect({ database: sqlite }) });
}

/** An exclusive transaction that is never committed: it dies with this process, so no stale lock is left. */
function holdLock(dataDir: string): void {
  const lock = new SqliteDatabase(ownFile(dataDir, 'console-lock.db'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch {
    throw new SettingError(
      `Another console uses the data folder ${dataDir}: stop it, or set CONSOLE_DATA_DIR to another folder.`,
    );
  }
  globalThis.consoleLock = lock;
}

function openPostgres(connectionString: string): Kysely<Database> {
  types.setTypeParser(PG_INT8, Number);
  // One connection stays open under this name, so that a restore sees that a console runs.
  const pool = new Pool({ connectionString, min: 1, max: 10, application_name: 'transfer-console' });
  // An idle connection that the server closes is replaced by the next query; unheard, it would end this process.
  pool.on('error', (error) => console.error('A database connection was lost:', error.message));
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}

// Next bundles this module several times into one process; the handle lives on globalThis so that there is one.
declare global {
  var consoleDatabase: Kysely<Database> | undefined;
  var consoleLock: SqliteDatabase.Database | undefined;
}

export function getDatabase(): Kysely<Database> {
  if (!globalThis.consoleDatabase) {
    const { databaseUrl, dataDir } = getSettings();
    globalThis.consoleDatabase = databaseUrl ? openPostgres(databaseUrl) : openSqlite(dataDir);
  }
  return globalThis.consoleDatabase;
}

/** Brings the console's tables up to date; Kysely holds a lock, so several processes may start at once. */
export async function migrateDatabase(): Promise<void> {
  const migrator = new Migrator({ db: getDatabase(), provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error instanceof AggregateError || (error instanceof Error && 'code' in error)) {
    const code =
      error instanceof AggregateError ? 'ECONNREFUSED' : String((error as Error & { code: unknown }).code);
    throw new SettingError(
      `The database cannot be reached (${code}): check that it runs and that DATABASE_URL names it, its user and its password.`,
    );
  }
  if (error) throw error;
}
