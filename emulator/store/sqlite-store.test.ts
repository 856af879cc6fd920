import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from './sqlite-store';
import type { HostKeyRecord, ServerRecord, Store } from './store';

let folder: string;
let store: Store;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'));
  store = openStore(folder);
});

afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

const arn = (rest: string) => `arn:aws:transfer:eu-west-1:123456789012:${rest}`;

const server = (id: string): ServerRecord => ({
  ServerId: id,
  Arn: arn(`server/${id}`),
  Domain: 'S3',
  EndpointType: 'PUBLIC',
  IdentityProviderType: 'SERVICE_MANAGED',
  IpAddressType: 'IPV4',
  Protocols: ['SFTP'],
  SecurityPolicyName: 'TransferSecurityPolicy-2024-01',
  State: 'OFFLINE',
  ProtocolDetails: {},
  S3StorageOptions: { DirectoryListingOptimization: 'DISABLED' },
});

const user = (serverId: string, name: string) => ({
  ServerId: serverId,
  UserName: name,
  Arn: arn(`user/${serverId}/${name}`),
  Role: 'arn:aws:iam::123456789012:role/r',
  HomeDirectoryType: 'PATH' as const,
});

const hostKey = (serverId: string, id: string): HostKeyRecord => ({
  ServerId: serverId,
  HostKeyId: id,
  Arn: arn(`host-key/${serverId}/${id}`),
  Type: 'ssh-ed25519',
  HostKeyFingerprint: 'SHA256:x',
  Description: '',
  DateImported: 1,
});

test('what was written is there when the folder is opened again', () => {
  store.servers.put(server('s-1'));
  store.users.put(user('s-1', 'alice'));
  store.close();
  store = openStore(folder);
  expect(store.servers.get('s-1')).toEqual(server('s-1'));
  expect(store.users.get('s-1', 'alice')).toEqual(user('s-1', 'alice'));
});

test('a second writer on the folder is refused with one sentence, and let in when the first is gone', () => {
  expect(() => openStore(folder)).toThrow(/is in use by another emulator; stop that one or choose another/);
  store.close();
  store = openStore(folder);
});

test('a reader works beside the writer and sees its writes at once', () => {
  const reader = openStore(folder, { readonly: true });
  store.servers.put(server('s-1'));
  expect(reader.servers.get('s-1')?.State).toBe('OFFLINE');
  expect(() => reader.servers.put(server('s-2'))).toThrow(/readonly/);
  reader.close();
});

test('deleting a server takes its users, keys, host keys, ports and tags with it, and nothing of another', () => {
  for (const id of ['s-1', 's-2']) {
    store.servers.put(server(id));
    store.servers.setPort(id, 'SFTP', id === 's-1' ? 2201 : 2202);
    store.users.put(user(id, 'alice'));
    store.sshPublicKeys.put(id, 'alice', { SshPublicKeyId: 'key-1', SshPublicKeyBody: 'b', DateImported: 1 });
    store.hostKeys.put(hostKey(id, 'hostkey-1'), 'secret');
    for (const owner of [server(id).Arn, user(id, 'alice').Arn, hostKey(id, 'hostkey-1').Arn]) {
      store.tags.put(owner, [{ Key: 'a', Value: 'b' }]);
    }
  }
  store.servers.delete('s-1');
  expect(store.users.page('s-1', undefined, 10).items).toEqual([]);
  expect(store.sshPublicKeys.list('s-1', 'alice')).toEqual([]);
  expect(store.hostKeys.list('s-1')).toEqual([]);
  expect(store.servers.ports()).toEqual([2202]);
  expect(store.tags.list(hostKey('s-1', 'hostkey-1').Arn)).toEqual([]);
  expect(store.tags.list(user('s-1', 'alice').Arn)).toEqual([]);
  expect(store.tags.list(server('s-1').Arn)).toEqual([]);
  expect(store.users.count('s-2')).toBe(1);
  expect(store.tags.list(hostKey('s-2', 'hostkey-1').Arn)).toHaveLength(1);
});

test('updating a user keeps its keys, and pages count them', () => {
  store.servers.put(server('s-1'));
  for (const name of ['c', 'a', 'b']) store.users.put(user('s-1', name));
  store.sshPublicKeys.put('s-1', 'a', { SshPublicKeyId: 'key-1', SshPublicKeyBody: 'b', DateImported: 1 });
  store.users.put({ ...user('s-1', 'a'), HomeDirectory: '/x' });
  const first = store.users.page('s-1', undefined, 2);
  expect(first.items.map((item) => [item.UserName, item.SshPublicKeyCount])).toEqual([
    ['a', 1],
    ['b', 0],
  ]);
  expect(store.users.page('s-1', first.next, 2)).toEqual({
    items: [expect.objectContaining({ UserName: 'c' })],
  });
});

test('users are counted per server as they come and go, an update counts nothing', () => {
  for (const id of ['s-1', 's-2']) store.servers.put(server(id));
  expect(store.users.count('s-1')).toBe(0);
  for (const name of ['alice', 'bob', 'alice']) store.users.put(user('s-1', name));
  store.users.put(user('s-2', 'alice'));
  expect([store.users.count('s-1'), store.users.count('s-2')]).toEqual([2, 1]);
  store.users.delete('s-1', 'bob');
  store.users.delete('s-1', 'nobody');
  expect(store.users.count('s-1')).toBe(1);
  store.servers.delete('s-1');
  expect([store.users.count('s-1'), store.users.count('s-2')]).toEqual([0, 1]);
});

test('servers are listed per Region', () => {
  store.servers.put(server('s-1'));
  expect(store.servers.page(undefined, 10, 'us-east-1').items).toEqual([]);
  expect(store.servers.page(undefined, 10, 'eu-west-1').items).toHaveLength(1);
  expect(store.servers.page(undefined, 10).items).toHaveLength(1);
  expect([store.servers.count('eu-west-1'), store.servers.count('us-east-1')]).toEqual([1, 0]);
});

test('a host key is readable in clear by its own server only, and nowhere on disk', () => {
  const secret = '-----BEGIN OPENSSH PRIVATE KEY----- very-secret';
  store.servers.put(server('s-1'));
  store.hostKeys.put(hostKey('s-1', 'hostkey-1'), secret);
  store.hostKeys.put({ ...hostKey('s-1', 'hostkey-1'), Description: 'renamed' });
  expect(store.hostKeys.get('s-1', 'hostkey-1')?.Description).toBe('renamed');
  expect(store.hostKeys.privateKey('s-1', 'hostkey-1')).toBe(secret);
  for (const file of readdirSync(folder)) {
    expect(readFileSync(join(folder, file)).includes('very-secret')).toBe(false);
  }
});

test('nobody but the owner can read the files', () => {
  store.servers.put(server('s-1'));
  const files = readdirSync(folder);
  expect(files).toEqual(expect.arrayContaining(['key', 'lock.db', 'state.db', 'state.db-wal']));
  for (const file of files) expect([file, statSync(join(folder, file)).mode & 0o077]).toEqual([file, 0]);
});

test('a transaction that throws leaves nothing behind', () => {
  const failing = () =>
    store.transaction(() => {
      store.servers.put(server('s-1'));
      store.tags.put('arn', [{ Key: 'k', Value: 'v' }]);
      throw new Error('no');
    });
  expect(failing).toThrow('no');
  expect(store.servers.get('s-1')).toBeUndefined();
  expect(store.tags.list('arn')).toEqual([]);
});

test('tags keep their order, and a key written again keeps its place', () => {
  const put = (...tags: [string, string][]) =>
    store.tags.put(
      'arn',
      tags.map(([Key, Value]) => ({ Key, Value })),
    );
  put(['b', '1'], ['a', '2']);
  put(['b', '3'], ['c', '4']);
  store.tags.delete('arn', ['a', 'absent']);
  expect(store.tags.list('arn')).toEqual([
    { Key: 'b', Value: '3' },
    { Key: 'c', Value: '4' },
  ]);
});
