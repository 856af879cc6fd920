// A listener in the test's own process, since the limits of the service are too long to wait for.

import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LogEvent } from '../services';
import { storageOf } from '../storage/user-storage';
import { openStore } from '../store/sqlite-store';
import type { ServerRecord, Store } from '../store/store';
import { ActivityLog } from '../user-session/activity-log';
import { FTP_LIMITS, type FtpLimits } from './limits';
import { FtpListener } from './listener';
import { TestClient } from './test-client';

const serverId = 's-0123456789abcdef0';
const functionArn = 'arn:aws:lambda:us-east-1:123456789012:function:idp';
const record: ServerRecord = {
  ServerId: serverId,
  Arn: `arn:aws:transfer:us-east-1:123456789012:server/${serverId}`,
  Domain: 'S3',
  EndpointType: 'VPC',
  IdentityProviderType: 'AWS_LAMBDA',
  IdentityProviderDetails: { Function: functionArn },
  IpAddressType: 'IPV4',
  Protocols: ['FTP'],
  SecurityPolicyName: 'TransferSecurityPolicy-2024-01',
  State: 'ONLINE',
  ProtocolDetails: {},
  S3StorageOptions: { DirectoryListingOptimization: 'DISABLED' },
};

let folder: string;
let store: Store;
let provider: Server;
let listener: FtpListener;
let port: number;
let events: LogEvent[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ftp-limits-'));
  store = openStore(folder);
  store.servers.put(record);
  provider = createServer((_request, response) => {
    response.end(JSON.stringify({ Role: 'arn:aws:iam::123456789012:role/x', HomeDirectory: '/bucket' }));
  }).listen(0, '127.0.0.1');
  await once(provider, 'listening');
});
afterEach(async () => {
  await listener.close();
  provider.close();
  store.close();
  rmSync(folder, { recursive: true });
});

async function start(limits: Partial<FtpLimits>): Promise<void> {
  events = [];
  const url = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  listener = new FtpListener({
    serverId,
    accounts: store,
    providers: { dataDir: folder, lambdas: { [functionArn]: url } },
    limits: { ...FTP_LIMITS, ...limits },
    activity: new ActivityLog({ serverId, arn: record.Arn }, (some) => void events.push(...some)),
    host: '127.0.0.1',
    passivePorts: { first: 18_192, last: 18_193 },
    certificates: { own: join(folder, 'certificates') },
    storageFor: (user) => storageOf(user, () => store.servers.get(serverId), folder),
    onUpload: () => {},
  });
  port = await listener.listen('127.0.0.1', 0);
}

async function open(): Promise<TestClient> {
  const client = await TestClient.connect(port);
  await client.answer();
  return client;
}

async function session(): Promise<TestClient> {
  const client = await open();
  expect(await client.logIn('ann', 'x')).toMatchObject({ code: 230 });
  return client;
}

test('whoever says nothing is put out, and whoever has logged in stays', async () => {
  await start({ loginGraceMs: 3000 });
  const good = await session();
  await (await open()).closed();
  expect(await good.command('NOOP')).toMatchObject({ code: 200 });
});

test('a session without commands ends with a word of why', async () => {
  await start({ idleMs: 200 });
  expect(await (await session()).closed()).toBe('421 Idle timeout\r\n');
  await expect.poll(() => events.map(({ message }) => message['activity-type'])).toContain('EXIT_REASON');
});

test('connections are limited, and so are those without a login', async () => {
  await start({ pendingConnections: 2, connections: 3 });
  const waiting = [await open(), await open()];
  await expect(open()).rejects.toThrow('The connection ended');
  for (const client of waiting) await client.logIn('ann', 'x');
  await session();
  await expect(open()).rejects.toThrow('The connection ended');
  for (const client of waiting) client.destroy();
});

test('a passive port that nobody connects to is given back, and without one the client is told so', async () => {
  await start({ dataConnectionMs: 300 });
  const clients = [await session(), await session(), await session()];
  const [one, two, three] = clients;
  expect(await one?.command('EPSV')).toMatchObject({ code: 229 });
  expect(await two?.command('PASV')).toMatchObject({ code: 227 });
  expect(await three?.command('EPSV')).toMatchObject({ code: 425, text: 'No passive port is free' });
  expect(await one?.command('LIST')).toMatchObject({ code: 425, text: 'No data connection was made' });
  await expect.poll(async () => (await three?.command('EPSV'))?.code).toBe(229);
});
