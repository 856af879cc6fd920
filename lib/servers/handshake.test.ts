import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  CreateServerCommand,
  DescribeServerCommand,
  ImportHostKeyCommand,
  ListHostKeysCommand,
} from '@aws-sdk/client-transfer';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { freePort, startEmulator } from '@/scripts/children.mjs';
import { emulatorClient } from '@/scripts/sdk.mjs';
import { learnHostKeys } from './handshake';

const HOST = '127.0.0.1';
const folder = mkdtempSync(path.join(tmpdir(), 'transfer-console-handshake-'));
let emulator: Awaited<ReturnType<typeof startEmulator>>;
let sftpPort: number;

beforeAll(async () => {
  sftpPort = await freePort();
  emulator = await startEmulator({
    port: await freePort(),
    dataDir: folder,
    sftpPorts: `${sftpPort}-${sftpPort}`,
    stateDelayMs: 0,
    onLine: () => {},
  });
}, 60_000);

afterAll(async () => {
  await emulator.stop();
  rmSync(folder, { recursive: true });
});

/** Listens until the test ends and treats each client as told. */
async function listen(greet: Parameters<typeof createServer>[1]) {
  const server = createServer(greet);
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

test('the host keys of a server are learned, one of each type, with the fingerprints that the API names', async () => {
  const client = emulatorClient(emulator.url);
  const { ServerId = '' } = await client.send(new CreateServerCommand({ Protocols: ['SFTP'] }));
  const { privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-384',
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'sec1', format: 'pem' },
  });
  await client.send(new ImportHostKeyCommand({ ServerId, HostKeyBody: privateKey }));
  const isOnline = async () =>
    (await client.send(new DescribeServerCommand({ ServerId }))).Server?.State === 'ONLINE';
  await vi.waitUntil(isOnline, { timeout: 20_000 });
  const { HostKeys = [] } = await client.send(new ListHostKeysCommand({ ServerId }));
  const named = HostKeys.map(({ Type, Fingerprint = '' }) => `${Type} ${Fingerprint.replace(/=+$/, '')}`);

  const shown = await learnHostKeys({ host: HOST, port: sftpPort });
  const learned = shown.map(({ type, fingerprint }) => `${type} ${fingerprint}`);
  expect(learned).toContainEqual(expect.stringContaining('ecdsa-sha2-nistp384'));
  expect(learned.every((one) => named.includes(one))).toBe(true);
  expect(new Set(learned).size).toBe(learned.length);
  for (const { type, base64 } of shown)
    expect(Buffer.from(base64, 'base64').toString('latin1')).toContain(type);
});

test('where nothing listens there are no keys but an error', async () => {
  const port = await freePort();
  await expect(learnHostKeys({ host: HOST, port })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('what does not speak SSH, or hangs up, is an error and no key', async () => {
  for (const greeting of ['HTTP/1.1 400 Bad Request\r\n\r\n', '']) {
    const { port, close } = await listen((socket) => socket.on('error', () => {}).end(greeting));
    await expect(learnHostKeys({ host: HOST, port })).rejects.toBeInstanceOf(Error);
    close();
  }
});
