// A listener in the test's own process, with a store that the test fills and limits that the test sets.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ssh2, { type Client, type ConnectConfig, type SFTPWrapper } from 'ssh2';
import { newKeyPair } from '../sdk-tests/new-key-pair';
import { serverPolicyNamed } from '../security-policies/security-policy';
import type { LogEvent } from '../services';
import { storageOf } from '../storage/user-storage';
import { openStore } from '../store/sqlite-store';
import type { ServerRecord, Store, UserRecord } from '../store/store';
import { ActivityLog } from '../user-session/activity-log';
import { type Limits, SERVICE_LIMITS } from './limits';
import { SftpListener } from './listener';

const SERVER_ID = 's-0123456789abcdef0';
const ACCOUNT = 'arn:aws:transfer:us-east-1:123456789012';
export const USER = 'ann';
export const KEY_ID = 'key-0123456789abcdef0';

export interface TestServer {
  port: number;
  folder: string;
  store: Store;
  listener: SftpListener;
  events: LogEvent[];
  /** Where the private key of the user lies, for OpenSSH. */
  keyFile: string;
  putUser(user: Partial<UserRecord>): void;
  putServer(server: Partial<ServerRecord>): void;
  connect(config?: ConnectConfig): Promise<Client>;
  close(): Promise<void>;
}

interface Options {
  limits?: Partial<Limits>;
  user?: Partial<UserRecord>;
  server?: Partial<ServerRecord>;
}

export async function startTestServer({ limits, user, server }: Options = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'sftp-server-'));
  const dataDir = join(folder, 'data');
  const store = openStore(dataDir);
  const key = newKeyPair();
  const keyFile = join(folder, 'key');
  writeFileSync(keyFile, key.private, { mode: 0o600 });

  const putServer = (rest: Partial<ServerRecord>) => store.servers.put({ ...plainServer(), ...rest });
  const putUser = (rest: Partial<UserRecord>) => store.users.put({ ...plainUser(), ...rest });
  putServer(server ?? {});
  putUser(user ?? {});
  const imported = { SshPublicKeyId: KEY_ID, SshPublicKeyBody: key.public, DateImported: 0 };
  store.sshPublicKeys.put(SERVER_ID, USER, imported);
  putHostKey(store);

  const events: LogEvent[] = [];
  const activity = new ActivityLog({ serverId: SERVER_ID, arn: plainServer().Arn }, (some) => {
    events.push(...some);
  });
  const listener = new SftpListener({
    serverId: SERVER_ID,
    store,
    providers: { dataDir, lambdas: {} },
    limits: { ...SERVICE_LIMITS, ...limits },
    activity,
    policy(name) {
      const found = serverPolicyNamed(name);
      if (!found) throw new Error(`There is no policy ${name}.`);
      return found;
    },
    storageFor: (user) => storageOf(user, () => store.servers.get(SERVER_ID), dataDir),
  });
  const port = await listener.listen('127.0.0.1', 0);
  const clients = new Set<Client>();
  return {
    port,
    folder,
    store,
    listener,
    events,
    keyFile,
    putUser,
    putServer,
    async connect(config = {}) {
      const settings = { host: '127.0.0.1', port, username: USER, privateKey: key.private, ...config };
      const client = await connect(settings);
      clients.add(client);
      return client;
    },
    async close() {
      for (const client of clients) client.destroy();
      await listener.close();
      store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

function plainServer(): ServerRecord {
  return {
    ServerId: SERVER_ID,
    Arn: `${ACCOUNT}:server/${SERVER_ID}`,
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
}

function plainUser(): UserRecord {
  return {
    ServerId: SERVER_ID,
    UserName: USER,
    Arn: `${ACCOUNT}:user/${SERVER_ID}/${USER}`,
    Role: 'arn:aws:iam::123456789012:role/transfer',
    HomeDirectoryType: 'LOGICAL',
    HomeDirectoryMappings: [{ Entry: '/', Target: '/bucket/ann' }],
  };
}

function putHostKey(store: Store): void {
  const HostKeyId = 'hostkey-0123456789abcdef0';
  const record = {
    ServerId: SERVER_ID,
    HostKeyId,
    Arn: `${ACCOUNT}:host-key/${SERVER_ID}/${HostKeyId}`,
    Type: 'ssh-ed25519',
    HostKeyFingerprint: '',
    Description: '',
    DateImported: 0,
  };
  store.hostKeys.put(record, newKeyPair().private);
}

export function connect(config: ConnectConfig): Promise<Client> {
  return new Promise((resolve, reject) => {
    const client = new ssh2.Client();
    client.on('ready', () => resolve(client)).on('error', reject);
    client.on('close', () => reject(new Error('The connection was closed')));
    client.connect(config);
  });
}

export function openSftp(client: Client): Promise<SFTPWrapper> {
  return new Promise((resolve, reject) => {
    client.sftp((error, sftp) => (error ? reject(error) : resolve(sftp)));
  });
}

/** Resolves when the connection is gone, however it went. */
export function closed(client: Client): Promise<void> {
  return new Promise((resolve) => {
    client.on('error', () => {}).on('close', () => resolve());
  });
}
