import SqliteDatabase from 'better-sqlite3';
import { Kysely, Migrator, SqliteDialect, sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { engines, type FreshConsole, openConsole } from '@/lib/auth/fresh-console';
import type { Database } from '../tables';

let opened: FreshConsole | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

test.each(engines)('rows of before the chain get their place in it on %s', async (engine) => {
  opened = await openConsole(engine);
  const { getSettings } = await import('@/lib/env');
  const { migrations } = await import('../migrations');
  const { verifyTrail } = await import('@/lib/audit/verify');
  const dialect = new SqliteDialect({ database: new SqliteDatabase(':memory:') });
  const db = engine === 'SQLite' ? new Kysely<Database>({ dialect }) : opened.db;
  if (engine === 'PostgreSQL') await sql`drop schema public cascade; create schema public`.execute(db);
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  expect((await migrator.migrateTo('0005-sent-files')).error).toBeUndefined();

  const rows = Array.from({ length: 1_301 }, (_, index) => ({
    id: `id-${(index * 7_919) % 1_301}`,
    at: 1_700_000_000_000 + Math.floor(index / 5),
    kind: index % 2 === 0 ? 'intent' : 'outcome',
    intentId: `id-${index}`,
    actorId: 'u-ana',
    actorName: 'Ana ✓',
    actorRole: 'admin',
    operation: 'TagUser',
    target: '',
    subject: '',
    input: index % 3 === 0 ? '{"a":1}' : null,
  }));
  for (let start = 0; start < rows.length; start += 100) {
    await db
      .insertInto('audit')
      .values(rows.slice(start, start + 100) as never)
      .execute();
  }
  expect((await migrator.migrateToLatest()).error).toBeUndefined();

  const told = await verifyTrail(db, { secrets: [getSettings().secret] });
  expect(told).toMatchObject({ rows: 1_301, newest: { sequence: 1_301 }, findings: [] });
  const placed = await db.selectFrom('audit').select('at').orderBy('sequence').execute();
  expect(placed.map(({ at }) => at)).toEqual(rows.map(({ at }) => at));
  if (engine === 'SQLite') await db.destroy();
});
