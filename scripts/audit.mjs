// `npm run audit -- verify`: reads the audit trail of a console, which may be running, and says whether it is whole.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import SqliteDatabase from 'better-sqlite3';
import { build } from 'esbuild';
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely';
import pg from 'pg';
import { inRoot, Refusal, run } from './project.mjs';

const USAGE = `npm run audit -- verify [--data FOLDER] [--head ROW:HASH …] [--former-secret FILE …] [--without-secret]

  --data           the console's data folder (else CONSOLE_DATA_DIR, else .data); with DATABASE_URL PostgreSQL is read
  --head           what an earlier run named as the newest row: says whether it still stands
  --former-secret  a file with a secret that the console had before
  --without-secret looks at the hashes alone, for whoever may not have the secret`;

/** The check itself is the console's own code. @returns {Promise<typeof import('../lib/audit/verify')>} */
async function loadVerifier() {
  const { outputFiles } = await build({
    entryPoints: [inRoot('lib', 'audit', 'verify.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    conditions: ['react-server'],
    alias: { '@': inRoot() },
    logLevel: 'silent',
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}

/** npm runs scripts in the project's folder; paths are meant from where the person stands. @param {string} path */
const given = (path) => resolve(process.env.INIT_CWD || '.', path);

/** @param {string} dataDir */
function openSqlite(dataDir) {
  const file = join(dataDir, 'console.db');
  if (!existsSync(file)) {
    throw new Refusal(`There is no console.db in ${dataDir}: name the console's data folder with --data.`);
  }
  const database = new SqliteDatabase(file, { readonly: true, fileMustExist: true });
  return new Kysely({ dialect: new SqliteDialect({ database }) });
}

/** @param {string} connectionString */
function openPostgres(connectionString) {
  pg.types.setTypeParser(pg.types.builtins.INT8, Number);
  return new Kysely({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString, max: 1 }) }) });
}

/** @param {string} dataDir */
function currentSecret(dataDir) {
  if (process.env.CONSOLE_SECRET) return process.env.CONSOLE_SECRET;
  const file = join(dataDir, 'secret');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  throw new Refusal(
    'The seals need the console’s secret: set CONSOLE_SECRET, or leave them out with --without-secret.',
  );
}

/** @param {string} text */
function toLink(text) {
  const [, sequence, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (!sequence || !hash)
    throw new Refusal(`"${text}" is no head: give ROW:HASH as an earlier run named it.`);
  return { sequence: Number(sequence), hash };
}

/** @param {Kysely<import('../lib/db/tables').Database>} db @param {Parameters<typeof import('../lib/audit/verify').verifyTrail>[1]} options */
async function verify(db, options) {
  const { verifyTrail } = await loadVerifier();
  const isPostgres = Boolean(process.env.DATABASE_URL);
  const moment = isPostgres
    ? db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
    : db.transaction();
  return moment.execute((trx) => verifyTrail(trx, options));
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        head: { type: 'string', multiple: true, default: [] },
        'former-secret': { type: 'string', multiple: true, default: [] },
        'without-secret': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
}

await run(async () => {
  const { values, positionals } = readArguments();
  if (values.help || positionals.join() !== 'verify') {
    console.log(USAGE);
    process.exitCode = values.help ? 0 : 1;
    return;
  }
  const dataDir = values.data ? given(values.data) : resolve(process.env.CONSOLE_DATA_DIR || inRoot('.data'));
  const former = values['former-secret'].map((file) => readFileSync(given(file), 'utf8').trim());
  const secrets = values['without-secret'] ? [] : [currentSecret(dataDir), ...former];
  const noted = values.head.map(toLink);
  const db = process.env.DATABASE_URL ? openPostgres(process.env.DATABASE_URL) : openSqlite(dataDir);
  try {
    const { rows, newest, findings, moreFindings } = await verify(db, { secrets, noted });
    const count = `${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'}`;
    const head = `${newest.sequence}:${newest.hash}`;
    if (findings.length === 0) {
      console.log(
        `${count}, unbroken${values['without-secret'] ? ' (seals not looked at)' : ''}. Head: ${head}`,
      );
      return;
    }
    console.log(`${count}, BROKEN. Newest: ${head}`);
    for (const finding of findings) console.log(`  ${finding}`);
    if (moreFindings > 0) console.log(`  … and ${moreFindings} more.`);
    process.exitCode = 1;
  } finally {
    await db.destroy();
  }
});
