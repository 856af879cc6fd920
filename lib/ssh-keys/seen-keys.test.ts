import { afterEach, describe, expect, test } from 'vitest';
import { engines, type FreshConsole, openConsole } from '@/lib/auth/fresh-console';

const SERVER = 's-0123456789abcdef0';
const alice = { environment: 'local', serverId: SERVER, userName: 'alice' };
const bob = { ...alice, userName: 'bob' };
const key = (name: string) => ({ SshPublicKeyId: `key-${name}`, fingerprint: `SHA256:${name}` });

let opened: FreshConsole | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

async function open(engine: (typeof engines)[number]) {
  opened = await openConsole(engine);
  const { db } = opened;
  /** `user key` for each that is remembered. */
  const remembered = async () => {
    const rows = await db.selectFrom('seenKey').selectAll().execute();
    return rows.map(({ userName, fingerprint }) => `${userName} ${fingerprint}`).sort();
  };
  const moments = () => db.selectFrom('seenKey').select('seenAt').execute();
  return { db, remembered, moments, ...(await import('./seen-keys')) };
}

describe.each(engines)('what is remembered of keys on %s', { timeout: 30_000 }, (engine) => {
  test('follows the keys that a user has, and leaves other users alone', async () => {
    const { rememberKeys, remembered } = await open(engine);
    await rememberKeys(alice, [key('one'), key('two')]);
    await rememberKeys(bob, [key('two')]);
    expect(await remembered()).toEqual(['alice SHA256:one', 'alice SHA256:two', 'bob SHA256:two']);
    await rememberKeys(alice, [key('two'), key('three')]);
    expect(await remembered()).toEqual(['alice SHA256:three', 'alice SHA256:two', 'bob SHA256:two']);
    await rememberKeys(alice, []);
    expect(await remembered()).toEqual(['bob SHA256:two']);
  });

  test('keeps the moment at which a key was first seen, however often it is seen', async () => {
    const { db, rememberKeys, rememberNew, moments } = await open(engine);
    await rememberKeys(alice, [key('one')]);
    await db.updateTable('seenKey').set({ seenAt: 1_000 }).execute();
    await rememberKeys(alice, [key('one')]);
    await rememberNew(alice, [key('one')]);
    expect(await moments()).toEqual([{ seenAt: 1_000 }]);
  });

  test('goes with the key, the user and the server', async () => {
    const { forget, forgetServer, rememberKeys, remembered } = await open(engine);
    const elsewhere = { ...alice, environment: 'prod', userName: 'carol' };
    for (const user of [alice, bob, elsewhere]) await rememberKeys(user, [key('one'), key('two')]);
    await forget(alice, ['key-one']);
    expect(await remembered()).toContain('alice SHA256:two');
    expect(await remembered()).not.toContain('alice SHA256:one');
    await forget(alice);
    expect(await remembered()).not.toContain('alice SHA256:two');
    await forgetServer({ environment: 'local', serverId: SERVER });
    expect(await remembered()).toEqual(['carol SHA256:one', 'carol SHA256:two']);
  });
});
