import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import {
  DeleteServerCommand,
  type Protocol,
  type TransferClient,
  UpdateServerCommand,
} from '@aws-sdk/client-transfer';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newServer } from '../sdk-tests/as2-setup';
import {
  as2Ports,
  type Emulator,
  sftpPorts,
  startEmulator,
  transferClient,
  waitForState,
} from '../sdk-tests/harness';

let emulator: Emulator;
let client: TransferClient;

async function start(...args: string[]): Promise<void> {
  emulator = await startEmulator({ args });
  client = transferClient(emulator.endpoint);
}

beforeEach(() => start());
afterEach(async () => {
  await emulator.stop();
  rmSync(emulator.dataDir, { recursive: true });
});

async function all(): Promise<Record<string, Record<string, { port: number }>>> {
  return (await (await fetch(`${emulator.endpoint}/_emulator/endpoints`)).json()) as never;
}

async function onlineServer(...Protocols: Protocol[]): Promise<string> {
  const ServerId = await newServer(client, { Protocols });
  await waitForState(client, ServerId, 'ONLINE');
  return ServerId;
}

test('a server listens for each of its protocols, on a port of that protocol’s range', async () => {
  const ServerId = await onlineServer('SFTP', 'AS2');
  const { SFTP, AS2 } = (await all())[ServerId] ?? {};
  expect(SFTP?.port).toBeGreaterThanOrEqual(sftpPorts.first);
  expect(SFTP?.port).toBeLessThanOrEqual(sftpPorts.last);
  expect(AS2?.port).toBeGreaterThanOrEqual(as2Ports.first);
  await client.send(new DeleteServerCommand({ ServerId }));
  expect(await all()).toEqual({});
});

test('protocols that come and go while a server is ONLINE open and close their ports', async () => {
  const ServerId = await onlineServer('AS2');
  const speaks = async (...Protocols: Protocol[]) => {
    await client.send(new UpdateServerCommand({ ServerId, Protocols }));
    return Object.keys((await all())[ServerId] ?? {}).sort();
  };
  const { AS2 } = (await all())[ServerId] ?? {};
  expect(await speaks('AS2', 'SFTP')).toEqual(['AS2', 'SFTP']);
  expect(await speaks('SFTP')).toEqual(['SFTP']);
  expect(await speaks('SFTP', 'AS2')).toEqual(['AS2', 'SFTP']);
  expect((await all())[ServerId]?.AS2).toEqual(AS2);
});

test('a server that cannot listen for one of its protocols listens for none and has failed to start', async () => {
  await emulator.stop();
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as { port: number };
  await start('--as2-ports', `${port}-${port}`);
  const ServerId = await newServer(client, { Protocols: ['SFTP', 'AS2'] });
  await waitForState(client, ServerId, 'START_FAILED');
  expect(await all()).toEqual({});
  holder.close();
});
