import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryFolder } from '../sdk-tests/harness';
import type { ConnectorRecord } from '../store/connector-records';
import { openStore } from '../store/sqlite-store';
import type { ServerRecord, Store } from '../store/store';
import { type LogArchive, openLogStore } from './log-store';

let folder: ReturnType<typeof temporaryFolder>;
let store: Store;
let logs: LogArchive;

beforeEach(() => {
  folder = temporaryFolder();
  store = openStore(folder.path);
  logs = openLogStore(folder.path, store, 100);
  store.servers.put(server);
});

const server: ServerRecord = {
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
  LoggingRole: 'arn:aws:iam::123456789012:role/logging',
};

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

test('a server without logging says nothing, and one with a log group of its own says it there', () => {
  const group = '/company/transfers';
  const events = () => logs.events({ region: 'us-east-1', group, startTime: 0, endTime: 1e15 });
  store.servers.put({ ...server, LoggingRole: undefined });
  put(1);
  expect(logs.groups('us-east-1')).toEqual([]);
  const destination = `arn:aws:logs:us-east-1:123456789012:log-group:${group}:*`;
  store.servers.put({ ...server, StructuredLogDestinations: [destination] });
  put(1);
  expect([...(events() ?? [])]).toHaveLength(1);
  expect(stored()).toEqual([]);
});

test('a connector logs where it has a role to', () => {
  const events = () =>
    logs.events({ region: 'us-east-1', group: '/aws/transfer/c-1', startTime: 0, endTime: 1e15 });
  for (const [ProfileId, ProfileType] of [
    ['p-1', 'LOCAL'],
    ['p-2', 'PARTNER'],
  ] as const) {
    const Arn = `arn:aws:transfer:us-east-1:123456789012:profile/${ProfileId}`;
    store.profiles.put({ ProfileId, ProfileType, Arn, As2Id: ProfileId, CertificateIds: [] });
  }
  const connector: ConnectorRecord = {
    ConnectorId: 'c-1',
    Arn: 'arn:aws:transfer:us-east-1:123456789012:connector/c-1',
    Url: 'http://example.com',
    AccessRole: 'arn:aws:iam::123456789012:role/access',
    IpAddressType: 'IPV4',
    As2Config: {
      LocalProfileId: 'p-1',
      PartnerProfileId: 'p-2',
      Compression: 'ZLIB',
      EncryptionAlgorithm: 'AES256_CBC',
      SigningAlgorithm: 'SHA256',
      MdnResponse: 'SYNC',
      PreserveContentType: 'DISABLED',
    },
  };
  store.connectors.put(connector);
  put(1, 'c-1');
  expect(events()).toBeUndefined();
  store.connectors.put({ ...connector, LoggingRole: connector.AccessRole });
  put(2, 'c-1');
  expect([...(events() ?? [])]).toHaveLength(2);
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
