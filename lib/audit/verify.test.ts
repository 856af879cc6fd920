import { type Kysely, sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { type Engine, engines, type FreshConsole, openConsole } from '@/lib/auth/fresh-console';
import type { Database } from '@/lib/db/tables';

const ana = { userId: 'u-ana', name: 'Ana', role: 'admin', sessionId: 's-1', address: '192.0.2.1' };

let opened: FreshConsole | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

/** Five changes, hence ten rows; and the means of whoever owns the database. */
async function open(engine: Engine) {
  opened = await openConsole(engine);
  const { db } = opened;
  const record = await import('./record');
  const chain = await import('./chain');
  const { verifyTrail } = await import('./verify');
  const { getSettings } = await import('@/lib/env');
  const { secret } = getSettings();
  const change = (name: string) =>
    record.recordEvent(ana, { operation: 'TagUser', target: name, input: { name }, result: 'succeeded' });
  for (const name of ['a', 'b', 'c', 'd', 'e']) await change(name);
  const run = (statement: string) => sql.raw(statement).execute(db);
  const lift = async () => {
    if (engine === 'PostgreSQL') await run('drop trigger audit_no_change on audit');
    else for (const name of ['update', 'delete']) await run(`drop trigger audit_no_${name}`);
  };
  const verify = (options: Partial<Parameters<typeof verifyTrail>[1]> = {}) =>
    verifyTrail(db, { secrets: [secret], ...options });
  const findings = async (options?: Parameters<typeof verify>[0]) => (await verify(options)).findings;
  return { db, secret, chain, run, lift, verify, findings, change, ...record };
}

/** Writes every row from `first` on anew with its hash, as whoever knows the algorithm can. */
async function rehash(
  db: Kysely<Database>,
  { follow, sealKey, hashOf }: typeof import('./chain'),
  first: number,
  secret = 'a secret that is not the console’s own',
) {
  const rows = await db.selectFrom('audit').selectAll().orderBy('sequence').execute();
  let link = { sequence: first - 1, hash: rows.find((row) => row.sequence === first - 1)?.hash ?? '' };
  for (const row of rows.filter(({ sequence }) => sequence >= first)) {
    const { seal, ...next } = follow(row, link, sealKey(secret));
    expect(hashOf(next)).toBe(next.hash);
    await db.updateTable('audit').set(next).where('id', '=', row.id).execute();
    link = next;
  }
  return link;
}

describe.each(engines)('the trail on %s', { timeout: 60_000 }, (engine) => {
  test('is unbroken as the console wrote it, also by many at once', async () => {
    const { db, verify, recordIntent, recordOutcome } = await open(engine);
    await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        const intent = { operation: 'CreateUser', target: `s-1/u${index}`, input: { index } };
        const id = await recordIntent(ana, intent);
        await recordOutcome(id, ana, intent, { result: 'failed', errorMessage: 'no' });
      }),
    );
    const { rows, newest, findings } = await verify();
    expect(findings).toEqual([]);
    expect(rows).toBe(90);
    expect(newest).toEqual({ sequence: 90, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const sequences = await db.selectFrom('audit').select('sequence').orderBy('sequence').execute();
    expect(sequences.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 90 }, (_, i) => i + 1));
  });

  test('is unbroken whatever characters a name has', async () => {
    const { verify, recordEvent } = await open(engine);
    for (const name of [
      '\0',
      'half \uD83D of one',
      '\u2028',
      '😀',
      "'; --",
      'é'.normalize('NFD'),
      '\uFFFE',
    ]) {
      const actor = { ...ana, name };
      const event = { operation: name, target: name, input: { [name]: name }, result: 'failed' } as const;
      await recordEvent(actor, { ...event, errorMessage: `${'x'.repeat(1_999)}😀` });
    }
    expect(await verify()).toMatchObject({ rows: 24, findings: [] });
  });

  test('refuses to be changed or shortened by a slip', async () => {
    const { run } = await open(engine);
    const slips = ["update audit set target = 'x'", 'delete from audit'];
    if (engine === 'PostgreSQL') slips.push('truncate audit');
    for (const slip of slips) await expect(run(slip)).rejects.toThrow('append-only');
  });

  test('names the row that was edited, whichever of its columns it was', async () => {
    const { db, chain, lift, run, findings } = await open(engine);
    await lift();
    const fourth = db.selectFrom('audit').selectAll().where('sequence', '=', 4);
    const row = await fourth.executeTakeFirstOrThrow();
    for (const column of chain.hashedColumns.filter((name) => name !== 'sequence')) {
      await run(`update audit set "${column}" = '7' where sequence = 4`);
      expect(await findings(), column).toEqual(['Row 4: edited, or put where another stood.']);
      await db
        .updateTable('audit')
        .set({ [column]: row[column] })
        .where('sequence', '=', 4)
        .execute();
    }
    expect(await findings()).toEqual([]);
  });

  test('covers every column that the table has', async () => {
    const { db, chain } = await open(engine);
    const row = await db.selectFrom('audit').selectAll().executeTakeFirstOrThrow();
    expect(new Set([...chain.hashedColumns, 'hash', 'seal'])).toEqual(new Set(Object.keys(row)));
  });

  test('names the rows that were removed, and goes on to do so after new ones were written', async () => {
    const { lift, run, findings, change } = await open(engine);
    await lift();
    await run('delete from audit where sequence in (3, 4, 7)');
    const told = ['Rows 3 to 4: removed.', 'Row 7: removed.'];
    expect(await findings()).toEqual(told);
    await change('f');
    expect(await findings()).toEqual(told);
  });

  test('names the newest rows when they are cut off, and goes on to do so after new ones were written', async () => {
    const { lift, run, findings, change } = await open(engine);
    await lift();
    await run('delete from audit where sequence > 6');
    expect(await findings()).toEqual(['Rows 7 to 10: removed.']);
    await change('f');
    expect(await findings()).toEqual(['Rows 7 to 10: removed.']);
  });

  test('is not empty because all of it was removed', async () => {
    const { lift, run, findings } = await open(engine);
    await lift();
    await run('delete from audit');
    expect(await findings()).toEqual(['Rows 1 to 10: removed.']);
  });

  test('does not let an old row be the head of a shortened trail', async () => {
    const { db, lift, run, findings } = await open(engine);
    await lift();
    const sixth = await db
      .selectFrom('audit')
      .selectAll()
      .where('sequence', '=', 6)
      .executeTakeFirstOrThrow();
    await run('delete from audit where sequence > 6');
    const { sequence, hash, seal } = sixth;
    await db
      .updateTable('meta')
      .set({ value: JSON.stringify({ sequence, hash, seal }) })
      .where('key', '=', 'audit-head')
      .execute();
    expect(await findings()).toEqual([
      'The remembered head was written by somebody without the console’s secret.',
    ]);
  });

  test('that lost its head is not gone on with', async () => {
    const { run, findings, change } = await open(engine);
    await run(`delete from meta where key = 'audit-head'`);
    expect(await findings()).toHaveLength(1);
    await expect(change('f')).rejects.toThrow('lost its head');
  });

  test('names a row that was inserted: at the end, in the middle, or without a place', async () => {
    const { db, lift, run, findings } = await open(engine);
    await lift();
    const copy = async (change: Record<string, unknown>) => {
      const row = await db
        .selectFrom('audit')
        .selectAll()
        .where('sequence', '=', 4)
        .executeTakeFirstOrThrow();
      await db
        .insertInto('audit')
        .values({ ...row, ...change } as never)
        .execute();
    };
    await copy({ id: 'end', sequence: 11 });
    const [first, ...others] = await findings();
    expect(first).toBe('Row 11: edited, or put where another stood.');
    expect(others).toEqual(['Row 11: inserted, or the remembered head was set back.']);
    await run(`delete from audit where id = 'end'`);
    await copy({ id: 'nowhere', sequence: null });
    expect(await findings()).toEqual(['Rows without a place in the chain, hence inserted: 1.']);
    await run(`delete from audit where id = 'nowhere'`);
    await run('drop index audit_sequence');
    await copy({ id: 'middle' });
    expect(await findings()).toContain('Row 4: inserted, since it stands there twice.');
  });

  test('names rows that changed places', async () => {
    const { lift, run, findings } = await open(engine);
    await lift();
    await run('update audit set sequence = -1 where sequence = 3');
    await run('update audit set sequence = 3 where sequence = 5');
    await run('update audit set sequence = 5 where sequence = -1');
    expect(await findings()).toEqual([
      'Row 3: edited, or put where another stood.',
      'Row 5: edited, or put where another stood.',
    ]);
  });

  test('shows a row that was edited together with its hash', async () => {
    const { db, chain, lift, findings } = await open(engine);
    await lift();
    const row = await db.selectFrom('audit').selectAll().where('sequence', '=', 4).executeTakeFirstOrThrow();
    const edited = { ...row, actorName: 'Eve' };
    await db
      .updateTable('audit')
      .set({ actorName: 'Eve', hash: chain.hashOf(edited) })
      .where('sequence', '=', 4)
      .execute();
    expect(await findings({ secrets: [] })).toEqual([
      'Row 5: not what followed the row before it: one of the two was put there.',
    ]);
    expect(await findings()).toEqual(['Row 4: written by somebody without the console’s secret.']);
  });

  test('shows by its seals that the whole tail was written anew without the secret', async () => {
    const { db, secret, chain, lift, run, verify, findings } = await open(engine);
    await lift();
    const before = await verify();
    await run(`update audit set "actorName" = 'Eve' where sequence = 4`);
    const end = await rehash(db, chain, 4);
    const head = await db
      .selectFrom('meta')
      .selectAll()
      .where('key', '=', 'audit-head')
      .executeTakeFirstOrThrow();
    const value = JSON.stringify({ ...JSON.parse(head.value), hash: end.hash });
    await db.updateTable('meta').set({ value }).where('key', '=', 'audit-head').execute();
    // Hashes alone tell nothing: this is what the seals are for.
    expect(await findings({ secrets: [] })).toEqual([]);
    expect(await findings()).toEqual([
      'Rows 4 to 10: written by somebody without the console’s secret.',
      'The remembered head was written by somebody without the console’s secret.',
    ]);
    // A head that was noted elsewhere tells it without the secret, and even of who has it.
    expect(await findings({ secrets: [], noted: [before.newest] })).toEqual([
      'Row 10: other than it was noted.',
    ]);
    expect(await findings({ secrets: [], noted: [{ sequence: 12, hash: end.hash }] })).toEqual([
      'Row 12: noted earlier, and gone.',
    ]);
    expect(secret).toBeTruthy();
  });

  test('bears seals of an earlier secret, which has to be named', async () => {
    const { secret, findings } = await open(engine);
    const next = 'another secret of thirty-two characters';
    expect((await findings({ secrets: [next] }))[0]).toMatch(/^Rows 1 to 10: sealed with another secret/);
    expect(await findings({ secrets: [next, secret] })).toEqual([]);
  });
});
