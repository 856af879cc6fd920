import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterEach, expect, test, vi } from 'vitest';
import { type Engine, engines, type FreshConsole, openConsole } from '@/lib/auth/fresh-console';

const ana = { userId: 'u-ana', name: 'Ana', role: 'admin', sessionId: 's-1', address: '192.0.2.1' };
const root = path.resolve(import.meta.dirname, '../..');

let opened: FreshConsole | undefined;
afterEach(async () => {
  vi.useRealTimers();
  await opened?.close();
  opened = undefined;
});

/** A process of the console's own code that begins a change, says so, and never ends it. */
const PROGRAM = `
  import { migrateDatabase } from '@/lib/db/database';
  import { recordIntent } from '@/lib/audit/record';
  await migrateDatabase();
  const actor = ${JSON.stringify(ana)};
  await recordIntent(actor, { operation: 'DeleteServer', target: 's-1', input: { ServerId: 's-1' } });
  console.log('intent written');
  setInterval(() => {}, 1_000);
`;

async function compile(folder: string): Promise<string> {
  const outfile = path.join(root, 'node_modules/.cache', path.basename(folder), 'program.mjs');
  mkdirSync(path.dirname(outfile), { recursive: true });
  await build({
    stdin: { contents: PROGRAM, resolveDir: root, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    alias: { '@': root, 'server-only': path.join(root, 'node_modules/server-only/empty.js') },
    outfile,
  });
  return outfile;
}

async function killMidway(engine: Engine): Promise<void> {
  const { getSettings } = await import('@/lib/env');
  const { dataDir, databaseUrl, secret } = getSettings();
  const folder = mkdtempSync(path.join(tmpdir(), 'transfer-console-killed-'));
  if (engine === 'SQLite') writeFileSync(path.join(folder, 'secret'), secret);
  const program = await compile(folder);
  const env = { CONSOLE_DATA_DIR: folder, DATABASE_URL: databaseUrl ?? '', CONSOLE_SECRET: secret };
  const child = spawn(process.execPath, [program], { env: { PATH: '', NODE_ENV: 'test', ...env } });
  const [said] = await once(child.stdout, 'data');
  expect(String(said)).toBe('intent written\n');
  child.kill('SIGKILL');
  await once(child, 'close');
  if (engine === 'SQLite') {
    // What the dead process left: no clean shutdown has folded the write-ahead log in.
    await opened?.db.destroy();
    for (const name of ['console.db', 'console.db-wal']) {
      copyFileSync(path.join(folder, name), path.join(dataDir, name));
    }
    rmSync(path.join(dataDir, 'console.db-shm'), { force: true });
    globalThis.consoleDatabase = undefined;
    globalThis.consoleLock?.close();
  }
  rmSync(folder, { recursive: true });
  rmSync(path.dirname(program), { recursive: true });
}

test.each(engines)('a change whose process was killed is shown as unknown, on %s', async (engine) => {
  opened = await openConsole(engine);
  const { getSettings } = await import('@/lib/env');
  await killMidway(engine);
  const { getDatabase } = await import('@/lib/db/database');
  const { readEvents } = await import('@/lib/activity/trail');
  const { verifyTrail } = await import('./verify');
  const { recordEvent } = await import('./record');
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
  const told = { operation: 'DeleteServer', target: 's-1', result: 'unknown', actorName: 'Ana' };
  expect((await readEvents({})).Events).toMatchObject([told]);
  expect((await readEvents({ result: 'unknown' })).Events).toMatchObject([told]);
  await recordEvent(ana, { operation: 'TagUser', target: 'a', result: 'succeeded' });
  expect(await verifyTrail(getDatabase(), { secrets: [getSettings().secret] })).toMatchObject({
    rows: 3,
    findings: [],
  });
});
