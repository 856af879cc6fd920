// `npm run restore -- FILE`: puts a backup in the place of the console's database, while no console runs on it.
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import {
  APPLICATION_NAME,
  areOurs,
  connectionFor,
  fileArgument,
  kindOf,
  notABackup,
  postgresProgram,
  whichDatabase,
} from './backup-store.mjs';
import { runCommand } from './command.mjs';
import { Refusal, run } from './project.mjs';

const STOP_FIRST = 'stop it first, or the restored state would be written over.';

/** @param {typeof import('better-sqlite3')} Database @param {string} file */
function isSqliteBackup(Database, file) {
  const copy = new Database(file, { readonly: true });
  try {
    const tables = copy.prepare("select name from sqlite_master where type = 'table'").pluck().all();
    return areOurs(tables.map(String)) && copy.pragma('integrity_check', { simple: true }) === 'ok';
  } catch {
    return false;
  } finally {
    copy.close();
  }
}

/** What the write-ahead log of the old database holds must not reach the new one. @param {typeof import('better-sqlite3')} Database @param {string} file */
function settle(Database, file) {
  const old = new Database(file);
  try {
    old.pragma('journal_mode = DELETE');
  } catch {
    // Damaged, which may be why it is replaced.
  }
  old.close();
  for (const ending of ['-wal', '-shm']) rmSync(file + ending, { force: true });
}

/** @param {string} dataDir @param {string} file */
async function restoreSqlite(dataDir, file) {
  const { default: Database } = await import('better-sqlite3');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lockFile = join(dataDir, 'console-lock.db');
  closeSync(openSync(lockFile, 'a', 0o600));
  const lock = new Database(lockFile, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch {
    throw new Refusal(`A console runs on ${dataDir}: ${STOP_FIRST}`);
  }
  const target = join(dataDir, 'console.db');
  const fresh = `${target}.restoring`;
  const before = `${target}.before-restore`;
  try {
    rmSync(fresh, { force: true });
    closeSync(openSync(fresh, 'wx', 0o600));
    copyFileSync(file, fresh);
    chmodSync(fresh, 0o600);
    if (!isSqliteBackup(Database, fresh)) throw notABackup(file);
    if (existsSync(target)) {
      settle(Database, target);
      rmSync(before, { force: true });
      linkSync(target, before);
    }
    renameSync(fresh, target);
  } finally {
    rmSync(fresh, { force: true });
    lock.close();
  }
  const kept = existsSync(before) ? ` What was there before is kept in ${before}.` : '';
  console.log(`Restored ${file} to ${dataDir}.${kept}`);
}

/** @param {string} url @param {string[]} inBackup */
async function checkPostgres(url, inBackup) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
  } catch (error) {
    throw new Refusal(`The database cannot be reached: ${error instanceof Error ? error.message : error}.`);
  }
  try {
    const running = await client.query(
      'select 1 from pg_stat_activity where datname = current_database() and application_name = $1',
      [APPLICATION_NAME],
    );
    if (running.rows.length > 0) throw new Refusal(`A console runs on this database: ${STOP_FIRST}`);
    const { rows } = await client.query(
      'select tablename from pg_tables where schemaname = current_schema()',
    );
    const foreign = rows.map((row) => String(row.tablename)).filter((name) => !inBackup.includes(name));
    if (foreign.length === 0) return;
    throw new Refusal(
      `The database holds tables that the backup does not (${foreign.slice(0, 3).join(', ')}): restore into an empty database and name it in DATABASE_URL.`,
    );
  } finally {
    await client.end();
  }
}

/** @param {string} url @param {string} file */
async function restorePostgres(url, file) {
  const program = postgresProgram('pg_restore');
  const listed = await runCommand(program, ['--list', file], { quiet: true });
  const tables = [...listed.output.matchAll(/^\d+; \d+ \d+ TABLE \S+ (\S+)/gm)].map(([, name]) =>
    String(name),
  );
  if (listed.code !== 0 || !areOurs(tables)) throw notABackup(file);
  await checkPostgres(url, tables);
  const { url: database, env } = connectionFor(url);
  const how = ['--clean', '--if-exists', '--no-owner', '--no-acl', '--single-transaction', '--exit-on-error'];
  const args = [...how, '--dbname', database, file];
  const { code, output } = await runCommand(program, args, { quiet: true, env });
  if (code !== 0)
    throw new Refusal(`${output.trim()}\nNothing was changed; pg_restore's own words are above.`);
  console.log(`Restored ${file} to the database.`);
}

await run(async () => {
  const file = fileArgument('npm run restore -- FILE');
  const { url, dataDir } = whichDatabase();
  const kind = kindOf(file);
  if (kind === 'sqlite' && url) {
    throw new Refusal(
      `${file} is a backup of SQLite, and DATABASE_URL names PostgreSQL: unset it to restore to the data folder.`,
    );
  }
  if (kind === 'postgres' && !url) {
    throw new Refusal(`${file} is a backup of PostgreSQL: name the database in DATABASE_URL.`);
  }
  await (url ? restorePostgres(url, file) : restoreSqlite(dataDir, file));
});
