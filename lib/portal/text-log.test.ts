// A server that has a role to log with and no log group of its own writes lines of text on AWS; the emulator writes JSON, so they are put there.
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type FreshConsole, openConsole } from '@/lib/auth/fresh-console';
import type { PortalContext } from '@/lib/transfer/portal';
import { type FreshEmulator, openEmulator, ROLE } from '@/scripts/fresh-emulator';

vi.mock('next/headers', () => ({ headers: async () => new Headers() }));

let emulator: FreshEmulator;
let opened: FreshConsole;
let serverId: string;

beforeAll(async () => {
  emulator = await openEmulator();
  serverId = await emulator.server({ LoggingRole: ROLE });
  for (const userName of ['alice', 'alice.b'])
    await emulator.user(serverId, userName, { HomeDirectory: '/acme-bucket/alice' });
  opened = await openConsole('SQLite', { EMULATOR_URL: emulator.url });
}, 60_000);
afterAll(async () => {
  await opened.close();
  await emulator.close();
});

/** What AWS would have written. */
function write(lines: [stream: string, text: string][]): void {
  const db = new Database(path.join(emulator.folder, 'logs.db'), { timeout: 5_000 });
  // All of it is over when the log is read.
  const now = Date.now() - 1_000;
  const name = `/aws/transfer/${serverId}`;
  db.prepare('INSERT OR IGNORE INTO log_groups (region, name, created) VALUES (?, ?, ?)').run(
    'us-east-1',
    name,
    now,
  );
  const group = db.prepare('SELECT id FROM log_groups WHERE name = ?').pluck().get(name);
  const add = db.prepare(
    'INSERT INTO events (group_id, stream, timestamp, ingested, message) VALUES (?, ?, ?, ?, ?)',
  );
  for (const [index, [stream, text]] of lines.entries()) add.run(group, stream, now + index, now, text);
  db.close();
}

test('logins, refusals and files of a server that logs in plain text are told, of the own user alone', async () => {
  const { lastLogins } = await import('./sessions');
  const { findEnvironment, senderFor } = await import('@/lib/transfer/client');
  const environment = findEnvironment('local');
  if (!environment) throw new Error('there is no environment');
  const rights = { mayUpload: true, mayDelete: true, mayGenerate: true, needsApproval: false };
  const grant = { id: 'g', partnerId: 'p', serverId, userName: 'alice', environment, ...rights };
  const context = { grant, send: senderFor(environment) } as unknown as PortalContext;
  expect(await lastLogins(context)).toMatchObject({ logins: [], silence: 'no-events-yet' });
  const session = 'alice.0a1b';
  const other = 'alice.b.0c2d';
  write([
    ['ERRORS', 'ERRORS AUTH_FAILURE Method=publickey User=alice Message="no" SourceIP=192.0.2.9'],
    [
      session,
      `${session} CONNECTED SourceIP=192.0.2.1 User=alice HomeDir=/x Client="SSH-2.0-OpenSSH_9.9" Role=${ROLE}`,
    ],
    [session, `${session} CLOSE Path=/acme-bucket/alice/in/my file.csv BytesIn=12`],
    [
      other,
      `${other} CONNECTED SourceIP=192.0.2.2 User=alice.b HomeDir=/x Client="SSH-2.0-User=alice" Role=${ROLE}`,
    ],
    [other, `${other} CLOSE Path=/acme-bucket/alice/secret.csv BytesIn=12`],
  ]);
  const { logins } = await lastLogins(context);
  expect(logins).toMatchObject([
    {
      succeeded: true,
      address: '192.0.2.1',
      client: 'OpenSSH_9.9',
      files: [{ deed: 'uploaded', path: '/in/my file.csv', bytes: 12 }],
    },
    { succeeded: false, address: '192.0.2.9' },
  ]);
});
