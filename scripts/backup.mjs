// `npm run backup -- FILE`: one consistent copy of the console's database, also while the console runs.
import { closeSync, existsSync, openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { areOurs, connectionFor, fileArgument, postgresProgram, whichDatabase } from './backup-store.mjs';
import { runCommand } from './command.mjs';
import { Refusal, run } from './project.mjs';

const ALL_PAGES = 2 ** 31 - 1;

/** @param {string} dataDir @param {string} file */
async function backUpSqlite(dataDir, file) {
  const source = join(dataDir, 'console.db');
  if (!existsSync(source)) {
    throw new Refusal(`There is no database in ${dataDir}: name the console's folder in CONSOLE_DATA_DIR.`);
  }
  const { default: Database } = await import('better-sqlite3');
  const live = new Database(source, { fileMustExist: true });
  try {
    // In one step, so that the console's writes never make it begin again; they go on beside it.
    await live.backup(file, { progress: () => ALL_PAGES });
  } finally {
    live.close();
  }
  const copy = new Database(file);
  try {
    // One file that needs none beside it.
    copy.pragma('journal_mode = DELETE');
    const tables = copy.prepare("select name from sqlite_master where type = 'table'").pluck().all();
    if (copy.pragma('integrity_check', { simple: true }) !== 'ok' || !areOurs(tables.map(String))) {
      throw new Refusal(`${source} is damaged or was never used by a console; no backup was made.`);
    }
  } finally {
    copy.close();
  }
}

/** @param {string} url @param {string} file */
async function backUpPostgres(url, file) {
  const program = postgresProgram('pg_dump');
  const { url: database, env } = connectionFor(url);
  const args = ['--format=custom', '--no-owner', '--no-acl', '--file', file, '--dbname', database];
  const { code, output } = await runCommand(program, args, { quiet: true, env });
  if (code !== 0) throw new Refusal(`${output.trim()}\nNo backup was made; pg_dump's own words are above.`);
}

await run(async () => {
  const file = fileArgument('npm run backup -- FILE');
  const { url, dataDir } = whichDatabase();
  if (existsSync(file)) throw new Refusal(`${file} exists already: name another file.`);
  const unfinished = `${file}.unfinished`;
  try {
    rmSync(unfinished, { force: true });
    // Made first, for this user alone: a backup holds sessions and password hashes.
    closeSync(openSync(unfinished, 'wx', 0o600));
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    throw new Refusal(
      `${file} cannot be written (${code}): name a file in a folder that is there and writable.`,
    );
  }
  try {
    await (url ? backUpPostgres(url, unfinished) : backUpSqlite(dataDir, unfinished));
    renameSync(unfinished, file);
  } finally {
    rmSync(unfinished, { force: true });
  }
  console.log(`Backed up to ${file}. It does not hold the console's secret; keep that elsewhere.`);
});
