import { CompiledQuery, sql } from 'kysely';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { engines, type FreshConsole, openConsole } from '@/lib/auth/fresh-console';
import type { TrailFilter } from './trail';

const ana = { userId: 'u-ana', name: 'Ana', role: 'admin', sessionId: 's-1', address: '192.0.2.1' };
const bob = { userId: 'u-bob', name: 'Bob', role: 'viewer', sessionId: 's-2', address: '192.0.2.2' };
const SERVER = 's-0123456789abcdef0';

let opened: FreshConsole | undefined;
afterEach(async () => {
  vi.useRealTimers();
  await opened?.close();
  opened = undefined;
});

async function open(engine: (typeof engines)[number]) {
  opened = await openConsole(engine);
  const { readEvents, eventsQuery } = await import('./trail');
  const record = await import('@/lib/audit/record');
  const operations = async (filter: Parameters<typeof readEvents>[0]) =>
    (await readEvents(filter)).Events.map(({ operation }) => operation).sort();
  return { db: opened.db, readEvents, eventsQuery, operations, ...record };
}

describe.each(engines)('the audit trail on %s', { timeout: 30_000 }, (engine) => {
  test('joins a change with its outcome', async () => {
    const { readEvents, recordIntent, recordOutcome } = await open(engine);
    const intent = { environment: 'local', operation: 'CreateServer', target: '', input: { Domain: 'S3' } };
    const id = await recordIntent(ana, intent);
    await recordOutcome(id, ana, intent, { result: 'succeeded', requestId: 'r-1', target: SERVER });
    const { Events, NextToken } = await readEvents({});
    expect(NextToken).toBeUndefined();
    expect(Events).toEqual([
      {
        id,
        at: expect.any(Number),
        actorId: 'u-ana',
        actorName: 'Ana',
        actorRole: 'admin',
        sessionId: 's-1',
        address: '192.0.2.1',
        environment: 'local',
        operation: 'CreateServer',
        target: SERVER,
        input: '{"Domain":"S3"}',
        before: null,
        after: null,
        result: 'succeeded',
        errorCode: null,
        errorMessage: null,
        requestId: 'r-1',
      },
    ]);
  });

  test('a change without an outcome is under way for a minute, then unknown', async () => {
    const { readEvents, recordIntent } = await open(engine);
    await recordIntent(ana, { operation: 'StopServer', target: SERVER });
    expect((await readEvents({})).Events[0]?.result).toBe('pending');
    expect((await readEvents({ result: 'unknown' })).Events).toEqual([]);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
    expect((await readEvents({})).Events[0]?.result).toBe('unknown');
    expect((await readEvents({ result: 'unknown' })).Events).toHaveLength(1);
  });

  test('what is rare is found by an index, however long the trail is', async () => {
    const { db, eventsQuery, recordEvent, recordIntent } = await open(engine);
    await recordEvent(ana, { operation: 'TagUser', target: 't', result: 'succeeded' });
    const copies = sql`select * from "audit" where "kind" = 'intent'`;
    const [row] = (await copies.execute(db)).rows as [Record<string, unknown>];
    for (let batch = 0; batch < 20; batch++) {
      const rows = Array.from({ length: 500 }, (_, index) => {
        const id = `${batch}-${index}`;
        const kind = index % 2 === 0 ? 'intent' : 'outcome';
        const sequence = 1_000 + batch * 500 + index;
        return { ...row, id, sequence, kind, intentId: id, result: kind === 'outcome' ? 'succeeded' : null };
      });
      for (let start = 0; start < rows.length; start += 50)
        await db
          .insertInto('audit')
          .values(rows.slice(start, start + 50) as never)
          .execute();
    }
    await recordIntent(ana, { operation: 'StopServer', target: SERVER });
    await sql`analyze`.execute(db);
    const rare: TrailFilter[] = [
      { result: 'unknown' },
      { result: 'refused' },
      { result: 'failed', operation: 'TagUser', actor: 'u-ana' },
      { target: SERVER },
      { target: `${SERVER}/alice`, environment: 'local' },
    ];
    for (const filter of rare) {
      const { sql: text, parameters } = eventsQuery(filter).compile();
      const explain = engine === 'SQLite' ? 'explain query plan' : 'explain';
      const plan = await db.executeQuery(CompiledQuery.raw(`${explain} ${text}`, [...parameters]));
      const walked = /Seq Scan on audit|SCAN (audit|intent|outcome)|USING INDEX audit_at/;
      expect(JSON.stringify(plan.rows), JSON.stringify(filter)).not.toMatch(walked);
    }
  });

  test('is filtered by who, what, where, on what and with which result', async () => {
    const { operations, recordEvent } = await open(engine);
    const here = { environment: 'local' };
    await recordEvent(ana, {
      ...here,
      operation: 'CreateUser',
      target: `${SERVER}/alice`,
      result: 'succeeded',
    });
    await recordEvent(ana, { ...here, operation: 'StopServer', target: SERVER, result: 'failed' });
    await recordEvent(bob, {
      environment: 'prod',
      operation: 'DeleteUser',
      target: 's-1/alice',
      result: 'refused',
    });
    await recordEvent(bob, { operation: 'SignIn', target: 'bob@example.com', result: 'succeeded' });
    expect(await operations({})).toEqual(['CreateUser', 'DeleteUser', 'SignIn', 'StopServer']);
    expect(await operations({ actor: 'u-bob' })).toEqual(['DeleteUser', 'SignIn']);
    expect(await operations({ operation: 'SignIn' })).toEqual(['SignIn']);
    expect(await operations({ environment: 'prod' })).toEqual(['DeleteUser']);
    expect(await operations({ target: SERVER })).toEqual(['CreateUser', 'StopServer']);
    expect(await operations({ target: `${SERVER}/alice` })).toEqual(['CreateUser']);
    expect(await operations({ result: 'succeeded' })).toEqual(['CreateUser', 'SignIn']);
    expect(await operations({ result: 'failed' })).toEqual(['StopServer']);
    expect(await operations({ result: 'refused', actor: 'u-bob' })).toEqual(['DeleteUser']);
    expect(await operations({ target: SERVER, result: 'failed' })).toEqual(['StopServer']);
    expect(await operations({ target: SERVER, result: 'succeeded', actor: 'u-ana' })).toEqual(['CreateUser']);
    expect(await operations({ target: SERVER, environment: 'prod' })).toEqual([]);
    expect(await operations({ target: SERVER, hidden: ['local'] })).toEqual([]);
    const today = new Date().toISOString().slice(0, 10);
    expect(await operations({ from: today, to: today })).toHaveLength(4);
    expect(await operations({ to: '2020-01-01' })).toEqual([]);
  });

  test('is found by the id that only the outcome knew', async () => {
    const { operations, recordEvent } = await open(engine);
    const created = { operation: 'CreateServer', target: SERVER, result: 'succeeded' } as const;
    await recordEvent(ana, created);
    expect(await operations({ target: SERVER })).toEqual(['CreateServer']);
  });

  test('comes page by page, each event once and newest first, even where many share a moment', async () => {
    const { readEvents, recordEvent } = await open(engine);
    vi.useFakeTimers({ toFake: ['Date'], now: 1_700_000_000_000 });
    for (let index = 0; index < 120; index++) {
      if (index === 60) vi.useRealTimers();
      await recordEvent(ana, { operation: 'TagUser', target: `t-${index}`, result: 'succeeded' });
    }
    const targets: string[] = [];
    const times: number[] = [];
    let after: string | undefined;
    do {
      const page = await readEvents({}, after);
      expect(page.Events.length).toBeLessThanOrEqual(50);
      targets.push(...page.Events.map(({ target }) => target));
      times.push(...page.Events.map(({ at }) => at));
      after = page.NextToken;
    } while (after);
    expect(new Set(targets).size).toBe(120);
    expect(targets).toHaveLength(120);
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  test('keeps no secret, and stays JSON where the input is too long', async () => {
    const { readEvents, recordIntent } = await open(engine);
    await recordIntent(ana, {
      operation: 'ImportHostKey',
      target: SERVER,
      input: { HostKeyBody: 'hidden-key' },
    });
    await recordIntent(ana, {
      operation: 'UpdateUser',
      target: SERVER,
      input: { Policy: 'x'.repeat(50_000) },
    });
    const inputs = (await readEvents({})).Events.map(({ input }) => input ?? '');
    expect(inputs.join()).not.toContain('hidden-key');
    for (const input of inputs) {
      expect(() => JSON.parse(input)).not.toThrow();
      expect(input.length).toBeLessThan(40_000);
    }
  });
});
