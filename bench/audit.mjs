// The audit trail with a million rows: pages, filters and depth of the activity, and what a row more costs with its chain.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { inRoot } from '../scripts/project.mjs';
import { milliseconds, percentile } from './figures.mjs';
import { temporaryFolder } from './world.mjs';

const EVENTS = 500_000;
const AT_ONCE = 1_000;
const ASKED = 40;
const APPENDED = 500;
const AIM_MS = 50;
const MINUTE_MS = 60_000;
const actor = { userId: 'u-7', name: 'Ana', role: 'admin', sessionId: 's-1', address: '192.0.2.1' };

/** The console's own code, outside of Next. */
const PROGRAM = `
  export { eventsQuery, readEvents } from '@/lib/activity/trail';
  export { follow, HEAD_KEY, BEFORE_THE_FIRST, sealKey, writeHead } from '@/lib/audit/chain';
  export { recordIntent, recordOutcome } from '@/lib/audit/record';
  export { verifyTrail } from '@/lib/audit/verify';
  export { getDatabase, migrateDatabase } from '@/lib/db/database';
  export { getSettings } from '@/lib/env';
`;

/** @param {string} folder */
async function loadConsole(folder) {
  const outfile = join(folder, 'console.mjs');
  await build({
    stdin: { contents: PROGRAM, resolveDir: inRoot(), loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    alias: { '@': inRoot(), 'server-only': inRoot('node_modules', 'server-only', 'empty.js') },
    outfile,
  });
  return import(pathToFileURL(outfile).href);
}

/** @param {number} index */
function eventOf(index) {
  const at = Date.now() - (EVENTS - index) * MINUTE_MS;
  const server = `s-${String(index % 200).padStart(17, '0')}`;
  const target = index % 3 === 0 ? server : `${server}/user-${index % 5_000}`;
  const operation = ['CreateUser', 'UpdateUser', 'ImportSshPublicKey', 'TagUser', 'SignIn'][index % 5];
  const result = index % 97 === 0 ? 'failed' : index % 1_009 === 0 ? 'refused' : 'succeeded';
  const shared = {
    at,
    actorId: `u-${index % 40}`,
    actorName: `Member ${index % 40}`,
    actorRole: 'operator',
    sessionId: `session-${index % 400}`,
    address: '192.0.2.1',
    environment: index % 4 === 0 ? 'prod' : 'test',
    operation,
    target,
    subject: server,
    before: null,
    after: null,
    errorCode: null,
    errorMessage: null,
  };
  const [intentId, id] = [`00000000-0000-4000-8000-${String(index).padStart(12, '0')}`, `outcome-${index}`];
  const input = JSON.stringify({
    ServerId: server,
    UserName: `user-${index % 5_000}`,
    Role: 'arn:aws:iam::1:role/x',
  });
  const intent = { ...shared, id: intentId, intentId, kind: 'intent', input, result: null, requestId: null };
  return [
    intent,
    { ...shared, id, intentId, kind: 'outcome', input: null, result, requestId: `request-${index}` },
  ];
}

/** @param {Awaited<ReturnType<typeof loadConsole>>} site */
async function fill({ getDatabase, getSettings, follow, sealKey, writeHead, HEAD_KEY, BEFORE_THE_FIRST }) {
  const db = getDatabase();
  const key = sealKey(getSettings().secret);
  let link = BEFORE_THE_FIRST;
  for (let start = 0; start < EVENTS; start += AT_ONCE) {
    await db.transaction().execute(async (/** @type {typeof db} */ trx) => {
      for (let index = start; index < start + AT_ONCE; index += 50) {
        const rows = Array.from({ length: 50 }, (_, step) => eventOf(index + step))
          .flat()
          .map((content) => {
            link = follow(content, link, key);
            return link;
          });
        await trx.insertInto('audit').values(rows).execute();
      }
      await trx
        .updateTable('meta')
        .set({ value: writeHead(key, link) })
        .where('key', '=', HEAD_KEY)
        .execute();
    });
  }
}

/** @param {() => Promise<unknown>} ask */
async function timed(ask) {
  const all = [];
  for (let count = 0; count < ASKED; count++) {
    const start = performance.now();
    await ask();
    all.push(performance.now() - start);
  }
  return percentile(all, 0.95);
}

/** @param {Awaited<ReturnType<typeof loadConsole>>} site */
async function pages({ readEvents }) {
  const server = `s-${String(7).padStart(17, '0')}`;
  const day = (/** @type {number} */ share) =>
    new Date(Date.now() - EVENTS * MINUTE_MS * share).toISOString().slice(0, 10);
  const deep = `${Date.now() - EVENTS * MINUTE_MS * 0.95}`.split('.')[0];
  const asked = {
    'first page': [{}],
    'by member': [{ actor: 'u-7' }],
    'by operation and what failed': [{ operation: 'TagUser', result: 'failed' }],
    'what was refused': [{ result: 'refused' }],
    'by server': [{ target: server }],
    'by user of a server': [{ target: `${server}/user-7` }],
    'two days of long ago': [{ from: day(0.8), to: day(0.797) }],
    'by environment, member and operation': [{ environment: 'prod', actor: 'u-8', operation: 'TagUser' }],
    'what nothing matches': [{ actor: 'u-7', operation: 'DeleteServer' }],
    'deep page, behind 950,000 rows': [{}, `${deep}:00000000-0000-4000-8000-000000000000`],
  };
  const rows = [];
  for (const [what, [filter, after]] of Object.entries(asked)) {
    const p95 = await timed(() => readEvents(filter, after));
    const figure = milliseconds(p95);
    rows.push({
      what: `audit, 1,000,000 rows: ${what}, p95`,
      figure,
      aim: `${AIM_MS} ms`,
      met: p95 <= AIM_MS,
    });
  }
  return rows;
}

/** @param {Awaited<ReturnType<typeof loadConsole>>} site */
async function appends({ recordIntent, recordOutcome }) {
  const start = performance.now();
  for (let index = 0; index < APPENDED; index++) {
    const intent = {
      environment: 'test',
      operation: 'TagUser',
      target: `s-1/user-${index}`,
      input: { index },
    };
    await recordOutcome(await recordIntent(actor, intent), actor, intent, { result: 'succeeded' });
  }
  const each = (performance.now() - start) / APPENDED;
  return {
    what: 'audit, 1,000,000 rows: a change more, intent and outcome, chained and on disk',
    figure: milliseconds(each),
  };
}

/** @param {Awaited<ReturnType<typeof loadConsole>>} site */
async function verification({ verifyTrail, getDatabase, getSettings }) {
  const start = performance.now();
  const { rows, findings } = await verifyTrail(getDatabase(), { secrets: [getSettings().secret] });
  if (findings.length > 0) throw new Error(`The trail is broken: ${findings[0]}`);
  const seconds = (performance.now() - start) / 1_000;
  return { what: `audit: verify ${rows.toLocaleString('en')} rows`, figure: `${seconds.toFixed(1)} s` };
}

export async function measure() {
  const folder = temporaryFolder();
  const program = inRoot('node_modules', '.cache', `bench-audit-${process.pid}`);
  mkdirSync(program, { recursive: true });
  process.env.CONSOLE_DATA_DIR = folder.path;
  delete process.env.DATABASE_URL;
  const site = await loadConsole(program);
  try {
    await site.migrateDatabase();
    const empty = await appends(site);
    await site.getDatabase().deleteFrom('openIntent').execute();
    rmSync(folder.path, { recursive: true, force: true });
    await site.getDatabase().destroy();
    globalThis.consoleLock?.close();
    Object.assign(globalThis, { consoleDatabase: undefined, consoleLock: undefined });
    mkdirSync(folder.path);
    await site.migrateDatabase();
    await fill(site);
    const read = await pages(site);
    const full = await appends(site);
    return [
      ...read,
      { ...empty, what: empty.what.replace('1,000,000 rows', 'empty') },
      full,
      await verification(site),
    ];
  } finally {
    await site.getDatabase().destroy();
    globalThis.consoleLock?.close();
    rmSync(program, { recursive: true, force: true });
    folder.remove();
  }
}
