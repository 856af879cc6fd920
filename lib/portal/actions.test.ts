import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type FreshConsole, openConsole } from '@/lib/auth/fresh-console';
import { type FreshEmulator, openEmulator } from '@/scripts/fresh-emulator';

let cookie = '';
vi.mock('next/headers', () => ({ headers: async () => new Headers({ cookie }) }));

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

/** A partner who is signed in, and its user with two keys. */
async function open(rights: readonly [number, number, number, number] = [1, 1, 1, 0]) {
  opened = await openConsole('SQLite', { EMULATOR_URL: emulator.url });
  const serverId = await emulator.server();
  await emulator.user(serverId, 'alice', { SshPublicKeyBody: emulator.newKey() });
  await emulator.importKey(serverId, 'alice', emulator.newKey());
  const { makePartner } = await import('./fresh-world');
  cookie = await makePartner('one', { serverId, userName: 'alice', rights });
  const { lookAfterKeys } = await import('@/lib/key-expiry/round');
  const present = async () => (await emulator.keysOf(serverId, 'alice')).map(({ id }) => id);
  const [old = '', fresh = ''] = await present();
  return { old, fresh, present, lookAfterKeys, ...(await import('./actions')) };
}

const today = new Date().toISOString().slice(0, 10);
const endOfToday = Date.parse(`${today}T23:59:59.999Z`);

test('an old key for whose removal a partner set today is there until the day is over, and then gone', async () => {
  const { old, fresh, present, lookAfterKeys, scheduleRemoval } = await open();
  const asked = { GrantId: 'grant-one', SshPublicKeyId: old, RemoveOn: today };
  expect(await scheduleRemoval(asked)).toEqual({ ok: true, value: { removeAt: endOfToday } });
  await lookAfterKeys();
  await lookAfterKeys(endOfToday - 1);
  expect(await present()).toHaveLength(2);
  await lookAfterKeys(endOfToday);
  expect(await present()).toEqual([fresh]);
}, 60_000);

test('a date that a partner takes back removes nothing, and the last key has none', async () => {
  const { old, fresh, present, lookAfterKeys, scheduleRemoval } = await open();
  const ask = (SshPublicKeyId: string, RemoveOn: string) =>
    scheduleRemoval({ GrantId: 'grant-one', SshPublicKeyId, RemoveOn });
  expect(await ask(old, today)).toMatchObject({ ok: true });
  expect(await ask(fresh, today)).toMatchObject({ ok: false, error: { code: 'LastKey' } });
  expect(await ask(old, '')).toEqual({ ok: true, value: { removeAt: null } });
  await lookAfterKeys(endOfToday + 1);
  await lookAfterKeys(endOfToday + 2 * 86_400_000);
  expect(await present()).toHaveLength(2);
}, 60_000);

test('where changes need approval, a deletion and a date are asked for and nothing is taken away', async () => {
  const { old, present, deleteKey, scheduleRemoval } = await open([1, 1, 1, 1]);
  const key = { GrantId: 'grant-one', SshPublicKeyId: old };
  expect(await deleteKey(key)).toEqual({ ok: true, value: { requested: true } });
  expect(await scheduleRemoval({ ...key, RemoveOn: today })).toMatchObject({
    ok: false,
    error: { code: 'NotPermitted' },
  });
  expect(await present()).toHaveLength(2);
}, 60_000);
