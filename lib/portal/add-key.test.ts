import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CreateServerCommand, CreateUserCommand, DescribeUserCommand } from '@aws-sdk/client-transfer';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { engines, type FreshConsole, openConsole } from '@/lib/auth/fresh-console';
import type { PortalContext } from '@/lib/transfer/portal';
import { freePort, startEmulator } from '@/scripts/children.mjs';
import { emulatorClient } from '@/scripts/sdk.mjs';

vi.mock('next/headers', () => ({ headers: async () => new Headers() }));

const folder = mkdtempSync(path.join(tmpdir(), 'transfer-console-add-key-'));
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

/** A shared user without keys, which may have one. */
async function open(engine: (typeof engines)[number], needsApproval: boolean) {
  opened = await openConsole(engine, { EMULATOR_URL: emulator.url });
  const { ServerId = '' } = await client.send(new CreateServerCommand({ Protocols: ['SFTP'] }));
  const Role = 'arn:aws:iam::111122223333:role/transfer-access';
  await client.send(new CreateUserCommand({ ServerId, UserName: 'alice', Role }));
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
    serverId: ServerId,
    userName: 'alice',
    environment,
    needsApproval,
  };
  const caller = { partnerId: 'p', contactId: 'c', name: 'Carla' };
  const context = { caller, grant, send: senderFor(environment) } as unknown as PortalContext;
  const add = () => addKey(context, { GrantId: 'g', SshPublicKeyBody: newKey(), Label: '', ExpiresOn: '' });
  const present = async () => {
    const { User } = await client.send(new DescribeUserCommand({ ServerId, UserName: 'alice' }));
    return User?.SshPublicKeys?.length ?? 0;
  };
  return { add, present };
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

  test('are not asked for beyond it either, where they need approval', async () => {
    const { add } = await open(engine, true);
    expect(outcomes(await Promise.allSettled([add(), add()]))).toEqual(['fulfilled', 'rejected']);
    await expect(add()).rejects.toMatchObject({ error: { code: 'KeyPolicy' } });
  });
});
