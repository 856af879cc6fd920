// The real program with servers and users made through its API, and OpenSSH to log in with.

import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateServerCommand,
  type CreateServerCommandInput,
  CreateUserCommand,
  type CreateUserCommandInput,
  type TransferClient,
} from '@aws-sdk/client-transfer';
import { vi } from 'vitest';
import {
  type Emulator,
  region,
  startEmulator,
  temporaryFolder,
  transferClient,
  waitForState,
} from '../sdk-tests/harness';
import { newKey, type Target } from './openssh';

export interface TestApi {
  emulator: Emulator;
  client: TransferClient;
  /** For keys, known hosts and downloads. */
  folder: string;
  /** One that logs. */
  newServer(input?: CreateServerCommandInput): Promise<{ serverId: string; port: number }>;
  portOf(serverId: string): Promise<number | undefined>;
  /** A user with an Ed25519 key, whose home is `/bucket/<user>` unless told otherwise. */
  newUser(
    server: { serverId: string; port: number },
    name: string,
    input?: Partial<CreateUserCommandInput>,
  ): Promise<Target>;
  /** What lies in a bucket. */
  inBucket(...path: string[]): string;
  /** Waits until the log of the server has an event of each of these kinds, and gives them all. */
  logOf(serverId: string, ...kinds: string[]): Promise<Record<string, string>[]>;
  stop(): Promise<void>;
}

export const ROLE = 'arn:aws:iam::123456789012:role/transfer';

export async function startTestApi(args: string[] = []): Promise<TestApi> {
  const { path: folder, remove } = temporaryFolder();
  const emulator = await startEmulator({ args });
  const client = transferClient(emulator.endpoint);
  const logs = new CloudWatchLogsClient({
    endpoint: emulator.endpoint,
    region,
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
  });

  async function portOf(serverId: string): Promise<number | undefined> {
    const response = await fetch(`${emulator.endpoint}/_emulator/endpoints`);
    const endpoints = (await response.json()) as Record<string, Record<string, { port: number }>>;
    return endpoints[serverId]?.SFTP?.port;
  }

  return {
    emulator,
    client,
    folder,
    portOf,
    async newServer(input = {}) {
      const { ServerId = '' } = await client.send(new CreateServerCommand({ LoggingRole: ROLE, ...input }));
      await waitForState(client, ServerId, 'ONLINE');
      const port = await portOf(ServerId);
      if (port === undefined) throw new Error(`${ServerId} does not listen.`);
      return { serverId: ServerId, port };
    },
    async newUser({ serverId, port }, user, input = {}) {
      const keyFile = join(folder, `${serverId}-${user}`);
      await newKey(keyFile, 'ed25519');
      await client.send(
        new CreateUserCommand({
          ServerId: serverId,
          UserName: user,
          Role: ROLE,
          SshPublicKeyBody: readFileSync(`${keyFile}.pub`, 'utf8'),
          HomeDirectoryType: 'LOGICAL',
          HomeDirectoryMappings: [{ Entry: '/', Target: `/bucket/${user}` }],
          ...input,
        }),
      );
      return { port, user, keyFile, folder };
    },
    inBucket: (...path) => join(emulator.dataDir, 'buckets', ...path),
    async logOf(serverId, ...kinds) {
      return vi.waitUntil(
        async () => {
          const logGroupName = `/aws/transfer/${serverId}`;
          const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName }));
          const messages = events.map(({ message = '{}', logStreamName = '' }) => ({
            stream: logStreamName,
            ...(JSON.parse(message) as Record<string, string>),
          }));
          const found = new Set(messages.map((message: Record<string, string>) => message['activity-type']));
          return kinds.every((kind) => found.has(kind)) ? messages : undefined;
        },
        { timeout: 10_000, interval: 20 },
      );
    },
    async stop() {
      await emulator.stop();
      rmSync(emulator.dataDir, { recursive: true, force: true });
      remove();
    },
  };
}
