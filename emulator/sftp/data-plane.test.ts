// What the main thread does about ports and dying workers; a small worker of the test stands in for the real one.

import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DataPlane } from '../services';
import { openStore } from '../store/sqlite-store';
import type { ServerRecord, Store } from '../store/store';
import { createSftpDataPlane } from './data-plane';

let folder: string;
let store: Store;
let dataPlane: DataPlane | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'data-plane-'));
  store = openStore(folder);
  vi.spyOn(console, 'error').mockImplementation(() => {});
});

afterEach(async () => {
  await dataPlane?.close();
  store.close();
  rmSync(folder, { recursive: true });
  vi.restoreAllMocks();
});

/** Listens for real, does as it is told, and dies when a user named "mortal" is revoked. */
const WORKER = `
  const { parentPort } = require('node:worker_threads');
  const net = require('node:net').createServer();
  parentPort.on('message', ({ number, order }) => {
    const done = () => parentPort.postMessage({ kind: 'done', number });
    if (order.userName === 'mortal') process.exit(1);
    else if (order.kind === 'listen') {
      net.once('error', (error) =>
        parentPort.postMessage({ kind: 'failed', number, message: error.message, code: error.code }));
      net.listen(order.port, order.host, done);
    } else if (order.kind === 'close') net.close(() => { done(); parentPort.close(); });
    else done();
  });
`;
const workerFile = new URL(
  `data:text/javascript,${encodeURIComponent(`import { createRequire } from 'node:module';
const require = createRequire('file:///');${WORKER}`)}`,
);

function plane(first: number, last: number): DataPlane {
  const logs = { put() {} };
  dataPlane = createSftpDataPlane({
    store,
    logs,
    dataDir: folder,
    host: '127.0.0.1',
    ports: { first, last },
    workerFile,
  });
  return dataPlane;
}

function newServer(ServerId: string): string {
  const server: ServerRecord = {
    ServerId,
    Arn: `arn:aws:transfer:us-east-1:123456789012:server/${ServerId}`,
    Domain: 'S3',
    EndpointType: 'PUBLIC',
    IdentityProviderType: 'SERVICE_MANAGED',
    IpAddressType: 'IPV4',
    Protocols: ['SFTP'],
    SecurityPolicyName: 'TransferSecurityPolicy-2024-01',
    State: 'ONLINE',
    ProtocolDetails: {},
    S3StorageOptions: { DirectoryListingOptimization: 'DISABLED' },
  };
  store.servers.put(server);
  return ServerId;
}

async function occupied(): Promise<{ port: number; free(): Promise<void> }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { port, free: async () => void (await once(server.close(), 'close')) };
}

const [one, two] = ['s-00000000000000001', 's-00000000000000002'];

test('a server keeps its port while it is stopped, and no other gets it', async () => {
  const { port, free } = await occupied();
  await free();
  const sftp = plane(port, port);
  await sftp.start(newServer(one));
  expect(sftp.endpoints()).toEqual({ [one]: { SFTP: { host: '127.0.0.1', port } } });
  await sftp.stop(one);
  expect(sftp.endpoints()).toEqual({});
  await expect(sftp.start(newServer(two))).rejects.toThrow(
    `No port of ${port}-${port} is left for server ${two}; delete a server or widen --sftp-ports.`,
  );
  await sftp.start(one);
  expect(sftp.endpoints()[one]?.SFTP?.port).toBe(port);
});

test('a port that another program has is passed over, unless it is the server’s own', async () => {
  const { port, free } = await occupied();
  const sftp = plane(port, port + 20);
  await sftp.start(newServer(one));
  expect(sftp.endpoints()[one]?.SFTP?.port).toBeGreaterThan(port);
  store.servers.setPort(newServer(two), 'SFTP', port);
  await expect(sftp.start(two)).rejects.toThrow(`Port ${port} of server ${two} is in use by another program`);
  await free();
  await sftp.start(two);
});

test('a revocation holds when the worker dies of it, and the server listens again on its port', async () => {
  const { port, free } = await occupied();
  await free();
  const sftp = plane(port, port);
  await sftp.start(newServer(one));
  await sftp.revokeUser(one, 'mortal');
  await vi.waitUntil(() => sftp.endpoints()[one]?.SFTP?.port === port, { timeout: 10_000 });
  await sftp.revokeUser(one, 'someone');
});

test('a server that is stopped while its worker comes back stays stopped', async () => {
  const { port, free } = await occupied();
  await free();
  const sftp = plane(port, port);
  await sftp.start(newServer(one));
  await sftp.revokeUser(one, 'mortal');
  await sftp.stop(one);
  await sftp.start(newServer(two)).catch(() => {});
  expect(Object.keys(sftp.endpoints())).not.toContain(one);
});

test('stopping and revoking on a server that does not run resolve at once', async () => {
  const sftp = plane(1, 1);
  await sftp.stop(one);
  await sftp.refresh(one);
  await sftp.revokeKey(one, 'ann', 'key-0123456789abcdef0');
});
