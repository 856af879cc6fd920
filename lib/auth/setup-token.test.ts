import { afterEach, describe, expect, test } from 'vitest';
import { CONSOLE_URL, engines, type FreshConsole, openConsole } from './fresh-console';

let opened: FreshConsole | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

async function open(engine: (typeof engines)[number]) {
  opened = await openConsole(engine);
  return { db: opened.db, ...(await import('./setup-token')) };
}

function tokenOf(link: string | undefined): string {
  return new URL(link ?? '').searchParams.get('token') ?? '';
}

async function addMember(db: FreshConsole['db']) {
  const { getAuth } = await import('./auth');
  const { internalAdapter } = await getAuth().$context;
  const user = { name: 'Ana', email: 'ana@example.com', role: 'admin' };
  await internalAdapter.createUser(user, { method: 'admin' });
  return db;
}

describe.each(engines)('the set-up link on %s', (engine) => {
  test('opens set-up once', async () => {
    const { issueSetupLink, isSetupToken, consumeSetupToken } = await open(engine);
    const link = await issueSetupLink();
    expect(link).toMatch(new RegExp(`^${CONSOLE_URL}/setup\\?token=[\\w-]{32}$`));
    const token = tokenOf(link);
    expect(await isSetupToken(token)).toBe(true);
    const both = await Promise.all([consumeSetupToken(token), consumeSetupToken(token)]);
    expect(both.sort()).toEqual([false, true]);
    expect(await isSetupToken(token)).toBe(false);
  });

  test('is kept as a hash alone', async () => {
    const { db, issueSetupLink } = await open(engine);
    const token = tokenOf(await issueSetupLink());
    const rows = await db.selectFrom('meta').selectAll().where('key', '!=', 'audit-head').execute();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test('ends when another is issued', async () => {
    const { issueSetupLink, isSetupToken } = await open(engine);
    const first = tokenOf(await issueSetupLink());
    const second = tokenOf(await issueSetupLink());
    expect(await isSetupToken(first)).toBe(false);
    expect(await isSetupToken(second)).toBe(true);
  });

  test('opens nothing for a guess', async () => {
    const { issueSetupLink, isSetupToken, consumeSetupToken } = await open(engine);
    await issueSetupLink();
    expect(await isSetupToken('guess')).toBe(false);
    expect(await consumeSetupToken('guess')).toBe(false);
  });

  test('is worth nothing, and never issued, once there is a member', async () => {
    const { db, issueSetupLink, isSetupToken, consumeSetupToken } = await open(engine);
    const token = tokenOf(await issueSetupLink());
    await addMember(db);
    expect(await isSetupToken(token)).toBe(false);
    expect(await consumeSetupToken(token)).toBe(false);
    expect(await issueSetupLink()).toBeUndefined();
  });
});

test.runIf(engines.includes('PostgreSQL'))(
  'several processes that start at once on one empty PostgreSQL make the tables once',
  async () => {
    opened = await openConsole('PostgreSQL');
    const { sql } = await import('kysely');
    await sql`drop schema public cascade`.execute(opened.db);
    await sql`create schema public`.execute(opened.db);
    const { migrateDatabase } = await import('@/lib/db/database');
    const { migrateAuth } = await import('./auth');
    const start = async () => {
      await migrateDatabase();
      await migrateAuth();
    };
    await Promise.all([start(), start(), start()]);
    expect(await opened.db.selectFrom('user').select('id').execute()).toEqual([]);
  },
);
