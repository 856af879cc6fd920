import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryFolder } from '../sdk-tests/harness';
import { openStore } from '../store/sqlite-store';
import type { Store } from '../store/store';
import { type LogArchive, openLogStore } from './log-store';

let folder: ReturnType<typeof temporaryFolder>;
let store: Store;
let logs: LogArchive;

beforeEach(() => {
  folder = temporaryFolder();
  store = openStore(folder.path);
  logs = openLogStore(folder.path, store, 100);
  store.servers.put({
    ServerId: 's-1',
    Arn: 'arn:aws:transfer:us-east-1:123456789012:server/s-1',
    Domain: 'S3',
    EndpointType: 'PUBLIC',
    IdentityProviderType: 'SERVICE_MANAGED',
    IpAddressType: 'IPV4',
    Protocols: ['SFTP'],
    SecurityPolicyName: 'TransferSecurityPolicy-2024-01',
    State: 'ONLINE',
    ProtocolDetails: {},
    S3StorageOptions: { DirectoryListingOptimization: 'DISABLED' },
  });
});

afterEach(() => {
  logs.close();
  store.close();
  folder.remove();
});

const put = (count: number, serverId = 's-1') =>
  logs.put(
    Array.from({ length: count }, (_, index) => ({
      serverId,
      stream: 'alice.1',
      timestamp: index,
      message: { 'activity-type': 'OPEN', index },
    })),
  );

const stored = () => [
  ...(logs.events({ region: 'us-east-1', group: '/aws/transfer/s-1', startTime: 0, endTime: 1e15 }) ?? []),
];

test('an event can be read as soon as it was put', () => {
  put(1);
  expect(stored()).toEqual([
    expect.objectContaining({ stream: 'alice.1', message: '{"activity-type":"OPEN","index":0}' }),
  ]);
});

test('events that cannot be written are lost, and the emulator goes on', () => {
  store.close();
  put(1);
  expect(stored()).toEqual([]);
});

test('the oldest events make room, so that the store stays bounded', () => {
  put(250);
  expect(stored().map((event) => event.timestamp)).toEqual(
    Array.from({ length: 100 }, (_, index) => 150 + index),
  );
});

test('events outlive the emulator and their server', () => {
  put(3);
  logs.close();
  store.servers.delete('s-1');
  logs = openLogStore(folder.path, store, 100);
  put(1);
  expect(stored()).toHaveLength(3);
});
