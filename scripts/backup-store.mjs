// What backup and restore share: which database is meant, and what tells a backup from any other file.
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { resolve } from 'node:path';
import { findPostgresProgram } from './postgres-programs.mjs';
import { inRoot, Refusal } from './project.mjs';

/** The console keeps one connection open under this name; see lib/db/database.ts. */
export const APPLICATION_NAME = 'transfer-console';

/** Tables that every console database has had from its first version on. */
const OWN_TABLES = ['audit', 'invitation', 'kysely_migration', 'meta', 'session', 'user'];

const MAGIC = { sqlite: 'SQLite format 3\0', postgres: 'PGDMP' };

/** npm runs scripts in the project's folder; the file is meant from where the person stands. @param {string} use */
export function fileArgument(use) {
  const [file, ...more] = process.argv.slice(2);
  if (file && more.length === 0) return resolve(process.env.INIT_CWD || '.', file);
  throw new Refusal(`Name one file: ${use}`);
}

export function whichDatabase() {
  const url = process.env.DATABASE_URL;
  const dataDir = resolve(process.env.CONSOLE_DATA_DIR || inRoot('.data'));
  if (!url) return { dataDir };
  if (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url)) return { url, dataDir };
  throw new Refusal(
    'DATABASE_URL must start with postgres:// (leave it unset for the SQLite in the data folder).',
  );
}

/** @param {string} file @returns {'sqlite' | 'postgres'} */
export function kindOf(file) {
  if (!existsSync(file)) throw new Refusal(`There is no file ${file}.`);
  const head = Buffer.alloc(16);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, head);
  } catch {
    throw new Refusal(`${file} cannot be read as a file.`);
  } finally {
    closeSync(descriptor);
  }
  const text = head.toString('latin1');
  if (text.startsWith(MAGIC.sqlite)) return 'sqlite';
  if (text.startsWith(MAGIC.postgres)) return 'postgres';
  throw notABackup(file);
}

/** @param {string} file */
export const notABackup = (file) => new Refusal(`${file} is no backup of a console; nothing was changed.`);

/** @param {string[]} tables */
export const areOurs = (tables) => OWN_TABLES.every((name) => tables.includes(name));

/** @param {string} name */
export function postgresProgram(name) {
  const found = findPostgresProgram(name);
  if (found) return found;
  throw new Refusal(
    `${name} was not found: install PostgreSQL's client programs (Debian: apt-get install postgresql-client), of the server's version or newer.`,
  );
}

/** Arguments show in the list of processes, so the password goes by the environment. @param {string} text */
export function connectionFor(text) {
  const url = new URL(text);
  const password = decodeURIComponent(url.password) || process.env.PGPASSWORD;
  url.password = '';
  return { url: url.href, env: { PGPASSWORD: password, PGAPPNAME: 'transfer-console-backup' } };
}
