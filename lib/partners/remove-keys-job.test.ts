import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  CreateServerCommand,
  CreateUserCommand,
  DeleteSshPublicKeyCommand,
  DescribeUserCommand,
  ImportSshPublicKeyCommand,
} from '@aws-sdk/client-transfer';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type FreshConsole, openConsole } from '@/lib/auth/fresh-console';
import { freePort, startEmulator } from '@/scripts/children.mjs';
import { emulatorClient } from '@/scripts/sdk.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'transfer-console-removals-'));
let emulator: Awaited<ReturnType<typeof startEmulator>>;
let client: ReturnType<typeof emulatorClient>;
let opened: FreshConsole | undefined;
let made = 0;

beforeAll(async () => {
  const sftpPort = await freePort();
  const ports = { port: await freePort(), sftpPorts: `${sftpPort}-${sftpPort}` };
  emulator = await startEmulator({ ...ports, dataDir: folder, stateDelayMs: 0, onLine: () => {} });
  client = emulatorClient(emulator.url);
}, 60_000);
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});
afterAll(async () => {
  await emulator.stop();
  rmSync(folder, { recursive: true });
});

function newKey(): string {
  made += 1;
  const file = path.join(folder, `key-${made}`);
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', file]);
  return readFileSync(`${file}.pub`, 'utf8').trim();
}

/** A user with two keys of the partner and one of its own, and the job that takes the partner's off. */
async function open(role: 'admin' | 'viewer') {
  opened = await openConsole('SQLite', { EMULATOR_URL: emulator.url });
  const { db } = opened;
  const { ServerId = '' } = await client.send(new CreateServerCommand({ Protocols: ['SFTP'] }));
  const who = { ServerId, UserName: 'alice' };
  const Role = 'arn:aws:iam::111122223333:role/transfer-access';
  await client.send(new CreateUserCommand({ ...who, Role, SshPublicKeyBody: newKey() }));
  const { createPartner } = await import('./store');
  const partnerId = await createPartner({ name: 'Acme', expiresAt: null }, 'Ana');
  const contact = { id: 'c-1', partnerId, email: 'carla@partner.example', name: 'Carla', userId: null };
  await db
    .insertInto('contact')
    .values({ ...contact, suspendedAt: null, invitedAt: 1, lastSeenAt: null })
    .execute();
  const { noteNew, notesOf } = await import('@/lib/key-notes/store');
  const user = { environment: 'local', serverId: ServerId, userName: 'alice' };
  const ids: string[] = [];
  for (const label of ['Laptop', 'Backup']) {
    const { SshPublicKeyId = '' } = await client.send(
      new ImportSshPublicKeyCommand({ ...who, SshPublicKeyBody: newKey() }),
    );
    ids.push(SshPublicKeyId);
    const facts = { fingerprint: `SHA256:${label}`, sshPublicKeyId: SshPublicKeyId, label, expiresAt: null };
    await noteNew(user, { ...facts, ownerContactId: 'c-1', addedBy: 'Carla', origin: 'portal' });
  }
  const { createAccount } = await import('@/lib/members/accounts');
  const person = { name: 'Ana', email: 'ana@example.com', password: 'correct horse battery' };
  const userId = await createAccount({ ...person, role });
  const actor = { userId, name: 'Ana', role: 'admin', sessionId: null, address: null };
  const { startRemovals } = await import('./remove-keys');
  const { findJob, findSteps } = await import('@/lib/jobs/store');
  /** Until the job rests. */
  const remove = async () => {
    const [started] = await startRemovals({ partnerId, partner: 'Acme' }, actor);
    const jobId = started?.jobId ?? '';
    const isOver = async () => ['completed', 'failed'].includes((await findJob(jobId))?.state ?? '');
    await vi.waitUntil(isOver, { timeout: 30_000, interval: 50 });
    return { state: (await findJob(jobId))?.state, steps: await findSteps(jobId) };
  };
  const present = async () => {
    const { User } = await client.send(new DescribeUserCommand(who));
    return (User?.SshPublicKeys ?? []).map(({ SshPublicKeyId = '' }) => SshPublicKeyId);
  };
  const trail = () =>
    db
      .selectFrom('audit')
      .select(['target', 'result'])
      .where('operation', '=', 'DeleteSshPublicKey')
      .where('kind', '=', 'outcome')
      .execute();
  const notes = async () => (await notesOf(user)).map(({ label }) => label);
  const takeOff = (SshPublicKeyId: string) =>
    client.send(new DeleteSshPublicKeyCommand({ ...who, SshPublicKeyId }));
  return { ids, remove, present, trail, notes, takeOff };
}

test('what a partner added is taken off and forgotten, each key audited, and no other key', async () => {
  const { ids, remove, present, trail, notes } = await open('admin');
  expect(await present()).toHaveLength(3);
  expect(await remove()).toMatchObject({ state: 'completed', steps: [{ state: 'done' }, { state: 'done' }] });
  const left = await present();
  expect(left).toHaveLength(1);
  expect(ids).not.toContain(left[0]);
  expect(await notes()).toEqual([]);
  expect(await trail()).toMatchObject([{ result: 'succeeded' }, { result: 'succeeded' }]);
}, 60_000);

test('a key that is gone by then is no failure', async () => {
  const { ids, remove, present, takeOff } = await open('admin');
  await takeOff(ids[0] ?? '');
  expect(await remove()).toMatchObject({ state: 'completed' });
  expect(await present()).toHaveLength(1);
}, 60_000);

test('whoever is no administrator any more removes nothing, and the trail says so', async () => {
  const { remove, present, trail } = await open('viewer');
  expect(await remove()).toMatchObject({ state: 'failed' });
  expect(await present()).toHaveLength(3);
  expect(await trail()).toMatchObject([{ result: 'refused' }]);
}, 60_000);
