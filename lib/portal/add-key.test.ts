import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { engines, type FreshConsole, openConsole } from '@/lib/auth/fresh-console';
import type { PortalContext } from '@/lib/transfer/portal';
import { type FreshEmulator, openEmulator } from '@/scripts/fresh-emulator';

vi.mock('next/headers', () => ({ headers: async () => new Headers() }));

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

/** A shared user without keys, which may have one. */
async function open(engine: (typeof engines)[number], needsApproval: boolean) {
  opened = await openConsole(engine, { EMULATOR_URL: emulator.url });
  const serverId = await emulator.server();
  await emulator.user(serverId, 'alice');
  const { defaultPolicy } = await import('@/lib/key-policies/rules');
  const { setPolicy } = await import('@/lib/key-policies/store');
  await setPolicy('local', { ...defaultPolicy, maximumKeys: 1 }, 'Ana');
  const { findEnvironment, senderFor } = await import('@/lib/transfer/client');
  const { addKey } = await import('./add-key');
  const environment = findEnvironment('local');
  if (!environment) throw new Error('there is no environment');
  const grant = {
    id: 'g',
    partnerId: 'p',
    serverId,
    userName: 'alice',
    environment,
    needsApproval,
  };
  const caller = { partnerId: 'p', contactId: 'c', name: 'Carla' };
  const context = { caller, grant, send: senderFor(environment) } as unknown as PortalContext;
  const add = () =>
    addKey(context, { GrantId: 'g', SshPublicKeyBody: emulator.newKey(), Label: '', ExpiresOn: '' });
  const present = async () => (await emulator.keysOf(serverId, 'alice')).length;
  const user = { environment: 'local', serverId, userName: 'alice' };
  return { add, present, user };
}

const outcomes = (settled: PromiseSettledResult<unknown>[]) => settled.map(({ status }) => status).sort();

describe.each(engines)('keys that are added at once, on %s', { timeout: 60_000 }, (engine) => {
  test('do not pass the greatest number together', async () => {
    const { add, present } = await open(engine, false);
    const settled = await Promise.allSettled([add(), add(), add()]);
    expect(outcomes(settled)).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(settled.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { error: { code: 'KeyPolicy' } },
    });
    expect(await present()).toBe(1);
  });

  test.each([false, true])(
    'are refused while the user is suspended, approval needed: %s',
    async (approval) => {
      const { add, present, user } = await open(engine, approval);
      const { forgetSuspension, keepSuspension } = await import('@/lib/suspensions/store');
      const actor = { userId: 'u', name: 'Ana', role: 'admin', sessionId: null, address: null };
      await keepSuspension(user, [], actor);
      await expect(add()).rejects.toMatchObject({ error: { code: 'UserSuspended' } });
      await forgetSuspension(user);
      expect(await add()).toMatchObject({ requested: approval });
      expect(await present()).toBe(approval ? 0 : 1);
    },
  );

  test('are not asked for beyond it either, where they need approval', async () => {
    const { add } = await open(engine, true);
    expect(outcomes(await Promise.allSettled([add(), add()]))).toEqual(['fulfilled', 'rejected']);
    await expect(add()).rejects.toMatchObject({ error: { code: 'KeyPolicy' } });
  });
});
