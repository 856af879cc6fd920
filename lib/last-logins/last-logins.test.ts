import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { engines, type FreshConsole, openConsole } from '@/lib/auth/fresh-console';
import { type FreshEmulator, openEmulator, ROLE } from '@/scripts/fresh-emulator';

let emulator: FreshEmulator;
let opened: FreshConsole | undefined;
beforeAll(async () => {
  emulator = await openEmulator();
}, 60_000);
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});
afterAll(() => emulator.close());

interface Told {
  at: number;
  user: string;
  kind?: string;
  key?: string;
  server?: string;
}

/** What AWS would have written by then. */
function write(serverId: string, events: readonly Told[]): void {
  const db = new Database(path.join(emulator.folder, 'logs.db'), { timeout: 5_000 });
  const name = `/aws/transfer/${serverId}`;
  db.prepare('INSERT OR IGNORE INTO log_groups (region, name, created) VALUES (?, ?, ?)').run(
    'us-east-1',
    name,
    Date.now(),
  );
  const group = db.prepare('SELECT id FROM log_groups WHERE name = ?').pluck().get(name);
  const add = db.prepare(
    'INSERT INTO events (group_id, stream, timestamp, ingested, message) VALUES (?, ?, ?, ?, ?)',
  );
  db.transaction(() => {
    for (const { at, user, kind = 'CONNECTED', key, server = serverId } of events) {
      const message = {
        'activity-type': kind,
        'resource-arn': `arn:aws:transfer:us-east-1:123456789012:server/${server}`,
        user,
        'source-ip': '192.0.2.1',
        ...(key && { 'ssh-public-key-fingerprint': key }),
      };
      add.run(group, `${user}.0a1b`, at, at, JSON.stringify(message));
    }
  })();
  db.close();
}

/** Counts what is sent to CloudWatch Logs from now on. */
function countCalls(): () => number {
  let calls = 0;
  const client = globalThis.consoleLogsClients?.get('local');
  client?.middlewareStack.add((next) => (args) => {
    calls += 1;
    return next(args);
  });
  return () => calls;
}

async function open(engine: (typeof engines)[number], logged = true) {
  globalThis.consoleLogsClients = undefined;
  opened = await openConsole(engine, { EMULATOR_URL: emulator.url });
  const { db } = opened;
  const serverId = await emulator.server(logged ? { LoggingRole: ROLE } : {});
  const { findEnvironment, senderFor } = await import('@/lib/transfer/client');
  const environment = findEnvironment('local');
  if (!environment) throw new Error('there is no environment');
  const context = { environment, send: senderFor(environment) };
  const { readLogins } = await import('./read-log');
  const { findLog, loginsOf } = await import('./store');
  const where = { environment: 'local', serverId };
  /** As the next look, some time later. */
  const look = async () => {
    await db.updateTable('loginLog').set({ readAt: 1 }).where('nextToken', 'is', null).execute();
    await db
      .updateTable('loginLog')
      .set({ readAt: Date.now() - 60_000 })
      .where('nextToken', 'is not', null)
      .execute();
    return readLogins(context, serverId);
  };
  const logins = async (userName?: string) =>
    Object.fromEntries(
      (await loginsOf(where, userName)).map(({ userName: user, fingerprint, at }) => [
        fingerprint || user,
        at,
      ]),
    );
  return { serverId, look, logins, log: () => findLog(where), again: () => readLogins(context, serverId) };
}

describe.each(engines)('last logins on %s', { timeout: 60_000 }, (engine) => {
  test('a name that no database keeps takes the logins of nobody else with it', async () => {
    const { serverId, look, logins } = await open(engine);
    const at = Date.now() - 10_000;
    write(serverId, [
      { at, user: 'bad\0name' },
      { at, user: `long${'g'.repeat(5_000)}` },
      { at, user: 'alice' },
    ]);
    expect(await look()).toBeUndefined();
    const seen = await logins();
    expect(seen).toMatchObject({ alice: at, 'bad\uFFFDname': at });
    expect(Math.max(...Object.keys(seen).map((name) => name.length))).toBe(200);
  });

  test('the newest of each user and key is kept, read on from where the last look ended, one call a look', async () => {
    const { serverId, look, again, logins, log } = await open(engine);
    const now = Date.now() - 10_000;
    expect(await look()).toBe('no-events-yet');
    write(serverId, [
      { at: now - 5_000, user: 'alice', key: 'SHA256:one=' },
      { at: now - 4_000, user: 'alice', key: 'SHA256:two' },
      { at: now - 3_000, user: 'alice', kind: 'DISCONNECTED' },
      { at: now - 3_000, user: 'bob', kind: 'AUTH_FAILURE' },
      { at: now - 2_000, user: 'carol', server: 's-00000000000000000' },
    ]);
    const calls = countCalls();
    expect(await look()).toBeUndefined();
    expect(await again()).toBeUndefined();
    expect(calls()).toBe(1);
    expect(await logins()).toEqual({ alice: now - 4_000 });
    expect(await logins('alice')).toEqual({
      alice: now - 4_000,
      'SHA256:one': now - 5_000,
      'SHA256:two': now - 4_000,
    });

    const first = await log();
    // An event that reaches the log late does not take the place of a newer one.
    write(serverId, [
      { at: now, user: 'alice', key: 'SHA256:one' },
      { at: now - 6_000, user: 'alice', key: 'SHA256:two' },
    ]);
    await look();
    expect(await logins('alice')).toEqual({
      alice: now,
      'SHA256:one': now,
      'SHA256:two': now - 4_000,
    });
    const second = await log();
    expect(second?.since).toBe(first?.since);
    expect(second?.windowFrom).toBeGreaterThan(first?.windowFrom ?? 0);
    expect(calls()).toBe(2);
  });

  test('a log that one call cannot read to its end is read on by the next looks', async () => {
    const { serverId, look, logins, log } = await open(engine);
    const now = Date.now() - 60_000;
    write(
      serverId,
      Array.from({ length: 10_500 }, (_, index) => ({
        at: now - 20_000 + index,
        user: `user-${index % 50}`,
      })),
    );
    write(serverId, [{ at: now, user: 'the-last' }]);
    await look();
    const behind = await log();
    expect(behind?.nextToken).not.toBeNull();
    expect(behind?.until).toBeLessThan(now);
    expect((await logins())['the-last']).toBeUndefined();
    for (let looks = 0; looks < 5 && (await log())?.nextToken !== null; looks += 1) await look();
    expect((await logins())['the-last']).toBe(now);
    expect((await log())?.until).toBeGreaterThan(now);
  });

  test('a server without a log costs no call, and what a deleted user leaves is forgotten', async () => {
    const { look } = await open(engine, false);
    expect(await look()).toBe('no-logging');
    expect(globalThis.consoleLogsClients).toBeUndefined();
    await opened?.close();
    const { serverId, look: lookAgain, logins } = await open(engine);
    write(serverId, [{ at: Date.now() - 5_000, user: 'alice' }]);
    await lookAgain();
    const { forgetUser } = await import('@/lib/key-notes/forget-user');
    await forgetUser({ environment: 'local', serverId, userName: 'alice' });
    expect(await logins()).toEqual({});
  });
});
