import { afterEach, describe, expect, test, vi } from 'vitest';
import { engines, type FreshConsole, openConsole } from '@/lib/auth/fresh-console';

vi.mock('next/headers', () => ({ headers: async () => new Headers() }));

const user = { environment: 'local', serverId: 's-0123456789abcdef0', userName: 'alice' };

let opened: FreshConsole | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

async function open(engine: (typeof engines)[number], names: string[]) {
  opened = await openConsole(engine);
  const { noteNew, notesOf } = await import('@/lib/key-notes/store');
  const { markForRemoval } = await import('./user-keys');
  const keys = names.map((name) => ({
    ...{ SshPublicKeyId: `key-${name}`, body: '', algorithm: 'ED25519', bits: 256, comment: '' },
    ...{ fingerprint: `SHA256:${name}`, addedAt: 1, accepted: true, note: undefined },
  }));
  for (const { fingerprint, SshPublicKeyId } of keys) {
    const facts = {
      label: '',
      ownerContactId: null,
      addedBy: null,
      origin: 'console',
      expiresAt: null,
    } as const;
    await noteNew(user, { fingerprint, sshPublicKeyId: SshPublicKeyId, ...facts });
  }
  const remove = (name: string) => markForRemoval(user, keys, `SHA256:${name}`, 5_000, true);
  const marked = async () => (await notesOf(user)).filter(({ removeAt }) => removeAt !== null).length;
  return { remove, marked };
}

describe.each(engines)('the last key that works, on %s', { timeout: 60_000 }, (engine) => {
  test('is not taken away', async () => {
    const { remove, marked } = await open(engine, ['one']);
    await expect(remove('one')).rejects.toMatchObject({ error: { code: 'LastKey' } });
    expect(await marked()).toBe(0);
  });

  test('is left by two who take two keys away at once', async () => {
    const { remove, marked } = await open(engine, ['one', 'two']);
    const both = await Promise.allSettled([remove('one'), remove('two')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await marked()).toBe(1);
  });

  test('is not a key whose removal is set already', async () => {
    const { remove } = await open(engine, ['one', 'two', 'three']);
    await remove('one');
    await remove('two');
    await expect(remove('three')).rejects.toMatchObject({ error: { code: 'LastKey' } });
  });
});
