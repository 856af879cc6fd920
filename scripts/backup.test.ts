// Backup and restore as they are run by hand, on a console that is in use.
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { engines, type FreshConsole, openConsole } from '@/lib/auth/fresh-console';
import { runCommand } from './command.mjs';
import { findPostgresProgram } from './postgres-programs.mjs';
import { inRoot } from './project.mjs';

const PASSWORD = 'correct horse battery';
const ours = findPostgresProgram('pg_dump') ? engines : engines.filter((engine) => engine === 'SQLite');

let opened: FreshConsole | undefined;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'transfer-console-backup-'));
});
afterEach(async () => {
  await opened?.close();
  opened = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const script = (name: string, ...args: string[]) =>
  runCommand(process.execPath, [inRoot('scripts', `${name}.mjs`), ...args], { quiet: true });

async function addMember(name: string): Promise<string> {
  const { createAccount } = await import('@/lib/members/accounts');
  return createAccount({ name, email: `${name}@example.com`, password: PASSWORD, role: 'admin' });
}

/** The cookie of a new session. */
async function signIn(name: string): Promise<string> {
  const { getAuth } = await import('@/lib/auth/auth');
  const { headers } = await getAuth().api.signInEmail({
    body: { email: `${name}@example.com`, password: PASSWORD },
    headers: new Headers(),
    returnHeaders: true,
  });
  return headers.get('set-cookie')?.split(';')[0] ?? '';
}

async function signedInAs(cookie: string): Promise<string | undefined> {
  const { getAuth } = await import('@/lib/auth/auth');
  const found = await getAuth().api.getSession({ headers: new Headers({ cookie }) });
  return found?.user.name;
}

async function memberNames(): Promise<string[]> {
  const { getDatabase } = await import('@/lib/db/database');
  const rows = await getDatabase().selectFrom('user').select('name').orderBy('name').execute();
  return rows.map(({ name }) => name);
}

describe.each(ours)('a backup of %s', { timeout: 60_000 }, (engine) => {
  test('is made while the console runs, and brings members and sessions back', async () => {
    opened = await openConsole(engine);
    await addMember('ana');
    const session = await signIn('ana');
    const file = join(folder, 'console.backup');
    expect(await script('backup', file)).toMatchObject({ code: 0 });
    expect(statSync(file).mode & 0o777).toBe(0o600);

    await addMember('bob');
    const later = await signIn('bob');
    await opened.stop();
    expect(await script('restore', file)).toMatchObject({ code: 0 });

    expect(await memberNames()).toEqual(['ana']);
    expect(await signedInAs(session)).toBe('ana');
    expect(await signedInAs(later)).toBeUndefined();
    await addMember('cleo');
    expect(await memberNames()).toEqual(['ana', 'cleo']);
  });

  test('is not restored while a console runs', async () => {
    opened = await openConsole(engine);
    await addMember('ana');
    const file = join(folder, 'console.backup');
    await script('backup', file);
    await addMember('bob');
    const { code, output } = await script('restore', file);
    expect(code).toBe(1);
    expect(output).toMatch(/^A console runs on .*: stop it first/);
    expect(await memberNames()).toEqual(['ana', 'bob']);
  });

  test('never replaces a file', async () => {
    opened = await openConsole(engine);
    const file = join(folder, 'precious');
    writeFileSync(file, 'precious');
    expect(await script('backup', file)).toMatchObject({
      code: 1,
      output: `${file} exists already: name another file.\n`,
    });
    expect(readFileSync(file, 'utf8')).toBe('precious');
  });

  test('is told from any other file, and the present state stays', async () => {
    opened = await openConsole(engine);
    await addMember('ana');
    await opened.stop();
    const text = join(folder, 'text');
    writeFileSync(text, 'a text that is longer than any magic number');
    const cut = join(folder, 'cut');
    writeFileSync(cut, engine === 'SQLite' ? 'SQLite format 3\0and no more' : 'PGDMP and no more');
    for (const file of [text, cut]) {
      const { code, output } = await script('restore', file);
      expect(code).toBe(1);
      expect(output).toBe(`${file} is no backup of a console; nothing was changed.\n`);
    }
    expect(await script('restore', join(folder, 'nowhere'))).toMatchObject({ code: 1 });
    expect(await memberNames()).toEqual(['ana']);
  });
});

test('a SQLite database of another program is no backup', async () => {
  opened = await openConsole('SQLite');
  await opened.stop();
  const { default: Database } = await import('better-sqlite3');
  const file = join(folder, 'other.db');
  new Database(file).exec('create table "recipe" ("id" integer)').close();
  expect((await script('restore', file)).output).toContain('is no backup of a console');
});

test('a restore to SQLite keeps what was there before', async () => {
  opened = await openConsole('SQLite');
  const file = join(folder, 'console.backup');
  await script('backup', file);
  await addMember('ana');
  await opened.stop();
  const { output } = await script('restore', file);
  const kept = join(opened.dataDir, 'console.db.before-restore');
  expect(output).toContain(kept);
  expect(existsSync(kept)).toBe(true);
  expect(await script('restore', kept)).toMatchObject({ code: 0 });
  expect(await memberNames()).toEqual(['ana']);
});

test('a folder that no console used has nothing to back up', async () => {
  vi.stubEnv('CONSOLE_DATA_DIR', folder);
  vi.stubEnv('DATABASE_URL', '');
  const { code, output } = await script('backup', join(folder, 'console.backup'));
  expect(code).toBe(1);
  expect(output).toMatch(/^There is no database in /);
  vi.unstubAllEnvs();
});
