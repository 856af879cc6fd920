import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { engines, type FreshConsole, openConsole } from '../lib/auth/fresh-console';

const ana = { userId: 'u-ana', name: 'Ana', role: 'admin', sessionId: 's-1', address: '192.0.2.1' };

let opened: FreshConsole | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

function audit(args: string[], env: Record<string, string>) {
  return new Promise<{ code: number; output: string }>((resolve) => {
    const script = path.join(import.meta.dirname, 'audit.mjs');
    execFile(process.execPath, [script, ...args], { env: { ...process.env, ...env } }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, output: out + err }),
    );
  });
}

test.each(engines)(
  'a trail on %s is read beside a running console, and the exit code tells',
  async (engine) => {
    opened = await openConsole(engine);
    const { db } = opened;
    const { recordEvent } = await import('@/lib/audit/record');
    const { getSettings } = await import('@/lib/env');
    const { dataDir, databaseUrl = '', secret } = getSettings();
    const event = { operation: 'TagUser', target: 'a', result: 'succeeded' } as const;
    await recordEvent(ana, event);
    const env = {
      CONSOLE_DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
      CONSOLE_SECRET: databaseUrl && secret,
    };
    const whole = await audit(['verify'], env);
    expect(whole.output).toMatch(/^2 rows, unbroken\. Head: 2:[0-9a-f]{64}\n$/);
    expect(whole.code).toBe(0);
    const head = whole.output.trim().split(' ').at(-1) ?? '';
    await recordEvent(ana, event);
    expect(await audit(['verify', '--head', head], env)).toMatchObject({ code: 0 });

    const trigger = engine === 'SQLite' ? 'audit_no_update' : 'audit_no_change on audit';
    await sql.raw(`drop trigger ${trigger}`).execute(db);
    await db.updateTable('audit').set({ target: 'x' }).where('sequence', '=', 2).execute();
    const broken = await audit(['verify', '--head', head], env);
    expect(broken.output).toMatch(/^4 rows, BROKEN\..*\n {2}Row 2: edited, or put where another stood\.\n$/);
    expect(broken.code).toBe(1);
  },
);

test('a copy is read with the secrets that it is given, or by its hashes alone', async () => {
  opened = await openConsole('SQLite');
  const { recordEvent } = await import('@/lib/audit/record');
  const { getSettings } = await import('@/lib/env');
  const { dataDir, secret } = getSettings();
  await recordEvent(ana, { operation: 'TagUser', target: 'a', result: 'succeeded' });
  await sql`pragma wal_checkpoint(truncate)`.execute(opened.db);
  const copy = mkdtempSync(path.join(tmpdir(), 'transfer-console-copy-'));
  copyFileSync(path.join(dataDir, 'console.db'), path.join(copy, 'console.db'));
  const env = { DATABASE_URL: '', CONSOLE_SECRET: '' };
  const strange = await audit(['verify', '--data', copy], env);
  expect(strange).toMatchObject({ code: 1, output: expect.stringContaining('set CONSOLE_SECRET') });
  const hashes = await audit(['verify', '--data', copy, '--without-secret'], env);
  expect(hashes).toMatchObject({ code: 0, output: expect.stringContaining('seals not looked at') });
  const rotated = { ...env, CONSOLE_SECRET: 'x'.repeat(40) };
  const unknown = await audit(['verify', '--data', copy], rotated);
  expect(unknown).toMatchObject({ code: 1, output: expect.stringContaining('sealed with another secret') });
  writeFileSync(path.join(copy, 'former'), secret);
  const named = await audit(
    ['verify', '--data', copy, '--former-secret', path.join(copy, 'former')],
    rotated,
  );
  expect(named.code).toBe(0);
  const missing = await audit(['verify', '--data', path.join(copy, 'nowhere')], rotated);
  expect(missing).toMatchObject({ code: 1, output: expect.stringMatching(/^There is no console\.db in /) });
  rmSync(copy, { recursive: true });
});
