import { DeleteSshPublicKeyCommand } from '@aws-sdk/client-transfer';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type FreshConsole, openConsole } from '@/lib/auth/fresh-console';
import { type FreshEmulator, openEmulator } from '@/scripts/fresh-emulator';

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

/** A user with two keys of the partner and one of its own, and the job that takes the partner's off. */
async function open(role: 'admin' | 'viewer') {
  opened = await openConsole('SQLite', { EMULATOR_URL: emulator.url });
  const { db } = opened;
  const serverId = await emulator.server();
  await emulator.user(serverId, 'alice', { SshPublicKeyBody: emulator.newKey() });
  const { createPartner } = await import('./store');
  const partnerId = await createPartner({ name: 'Acme', expiresAt: null }, 'Ana');
  const contact = { id: 'c-1', partnerId, email: 'carla@partner.example', name: 'Carla', userId: null };
  await db
    .insertInto('contact')
    .values({ ...contact, suspendedAt: null, invitedAt: 1, lastSeenAt: null })
    .execute();
  const { noteNew, notesOf } = await import('@/lib/key-notes/store');
  const user = { environment: 'local', serverId, userName: 'alice' };
  const ids: string[] = [];
  for (const label of ['Laptop', 'Backup']) {
    const sshPublicKeyId = await emulator.importKey(serverId, 'alice', emulator.newKey());
    ids.push(sshPublicKeyId);
    const facts = { fingerprint: `SHA256:${label}`, sshPublicKeyId, label, expiresAt: null };
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
  const present = async () => (await emulator.keysOf(serverId, 'alice')).map(({ id }) => id);
  const trail = () =>
    db
      .selectFrom('audit')
      .select(['target', 'result'])
      .where('operation', '=', 'DeleteSshPublicKey')
      .where('kind', '=', 'outcome')
      .execute();
  const notes = async () => (await notesOf(user)).map(({ label }) => label);
  const takeOff = (SshPublicKeyId: string) => {
    const reference = { ServerId: serverId, UserName: 'alice', SshPublicKeyId };
    return emulator.client.send(new DeleteSshPublicKeyCommand(reference));
  };
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
