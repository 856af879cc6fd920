// An emulator with SFTP connectors, and another one that is the partner's server.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { S3Client } from '@aws-sdk/client-s3';
import {
  CreateConnectorCommand,
  type CreateConnectorCommandInput,
  CreateServerCommand,
  CreateUserCommand,
  type SftpConnectorConfig,
  TestConnectionCommand,
  type TransferClient,
} from '@aws-sdk/client-transfer';
import { vi } from 'vitest';
import { generateHostKey } from '../keys/host-key';
import {
  type Emulator,
  region,
  startEmulator,
  temporaryFolder,
  transferClient,
  waitForState,
} from './harness';
import { s3Client } from './s3-client';

export const AccessRole = 'arn:aws:iam::123456789012:role/connector';
export const SECRET = 'partner/sftp';
export const BUCKET = 'near';

/** An ECDSA key in OpenSSH's formats; connectors take no Ed25519. */
export function newEcdsaKey(): { private: string; public: string } {
  const { privateKey, publicBlob, type } = generateHostKey('ecdsa');
  return { private: privateKey, public: `${type} ${publicBlob.toString('base64')}` };
}

export interface SftpConnectorWorld {
  near: Emulator;
  client: TransferClient;
  s3: S3Client;
  far: {
    emulator: Emulator;
    client: TransferClient;
    s3: S3Client;
    serverId: string;
    url: string;
    hostKey: string;
  };
  /** What the connector logs in with, on the partner's server as user `ourselves`. */
  key: { private: string; public: string };
  setSecrets(secrets: Record<string, unknown>): void;
  /** To the partner's server and trusting it, unless told otherwise. */
  connector(config?: SftpConnectorConfig, input?: Partial<CreateConnectorCommandInput>): Promise<string>;
  test(connectorId: string): Promise<{ Status?: string; StatusMessage?: string; HostKey?: string }>;
  /** Events of the connector's log group, once there are so many. */
  events(connectorId: string, count: number): Promise<Record<string, unknown>[]>;
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function startSftpConnectorWorld(args: string[] = []): Promise<SftpConnectorWorld> {
  const folders = [temporaryFolder(), temporaryFolder()] as const;
  const [key, hostKey] = [newEcdsaKey(), newEcdsaKey()];
  const emulator = await startEmulator({ dataDir: folders[1].path });
  const farClient = transferClient(emulator.endpoint);
  const serverId = await partnerServer(farClient, hostKey.private, key.public);
  const far = {
    emulator,
    client: farClient,
    s3: s3Client(emulator.endpoint),
    serverId,
    url: await sftpUrl(emulator.endpoint, serverId),
    hostKey: hostKey.public,
  };
  const options = { dataDir: folders[0].path, args };
  const near = await startEmulator(options);
  const world: SftpConnectorWorld = {
    near,
    client: transferClient(near.endpoint),
    s3: s3Client(near.endpoint),
    far,
    key,
    setSecrets: (secrets) =>
      writeFileSync(join(folders[0].path, 'secrets.json'), JSON.stringify(secrets), { mode: 0o600 }),
    async connector(config = {}, input = {}) {
      const command = new CreateConnectorCommand({
        AccessRole,
        Url: far.url,
        ...input,
        SftpConfig: { UserSecretId: SECRET, TrustedHostKeys: [far.hostKey], ...config },
      });
      return (await world.client.send(command)).ConnectorId ?? '';
    },
    async test(ConnectorId) {
      const answer = await world.client.send(new TestConnectionCommand({ ConnectorId }));
      const { Status, StatusMessage, SftpConnectionDetails } = answer;
      return { Status, StatusMessage, HostKey: SftpConnectionDetails?.HostKey };
    },
    events: (connectorId, count) => eventsOf(world.near.endpoint, connectorId, count),
    async restart() {
      await world.near.stop('SIGKILL');
      world.near = await startEmulator(options);
      world.client = transferClient(world.near.endpoint);
      world.s3 = s3Client(world.near.endpoint);
    },
    async close() {
      await Promise.all([world.near.stop(), emulator.stop()]);
      for (const folder of folders) folder.remove();
    },
  };
  world.setSecrets({ [SECRET]: { Username: 'ourselves', PrivateKey: key.private } });
  return world;
}

async function partnerServer(client: TransferClient, HostKey: string, publicKey: string): Promise<string> {
  const { ServerId = '' } = await client.send(new CreateServerCommand({ HostKey }));
  await client.send(
    new CreateUserCommand({
      ServerId,
      UserName: 'ourselves',
      Role: AccessRole,
      HomeDirectoryType: 'LOGICAL',
      HomeDirectoryMappings: [{ Entry: '/', Target: '/partner/home' }],
      SshPublicKeyBody: publicKey,
    }),
  );
  await waitForState(client, ServerId, 'ONLINE');
  return ServerId;
}

async function sftpUrl(endpoint: string, serverId: string): Promise<string> {
  const answer = await fetch(`${endpoint}/_emulator/endpoints`);
  const endpoints = (await answer.json()) as Record<string, { SFTP: { host: string; port: number } }>;
  const { host, port } = endpoints[serverId]?.SFTP ?? {};
  return `sftp://${host}:${port}`;
}

function eventsOf(endpoint: string, connectorId: string, count: number): Promise<Record<string, unknown>[]> {
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  const logs = new CloudWatchLogsClient({ endpoint, region, credentials, maxAttempts: 1 });
  const command = new FilterLogEventsCommand({ logGroupName: `/aws/transfer/${connectorId}` });
  return vi.waitUntil(
    async () => {
      const { events = [] } = await logs.send(command).catch(() => ({ events: [] }));
      return events.length >= count ? events.map(({ message = '' }) => JSON.parse(message)) : undefined;
    },
    { timeout: 20_000, interval: 20 },
  );
}
