// Servers with FTP and FTPS made through the API, an identity provider for them, and ways to reach them.

import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateServerCommand,
  type CreateServerCommandInput,
  type TransferClient,
} from '@aws-sdk/client-transfer';
import { expect } from 'vitest';
import { TestClient } from '../ftp/test-client';
import { type Outcome, run } from '../sftp/openssh';
import {
  type Emulator,
  region,
  startEmulator,
  temporaryFolder,
  transferClient,
  waitForState,
} from './harness';

export const ROLE = 'arn:aws:iam::123456789012:role/transfer';
export const CERTIFICATE =
  'arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-1111-2222-3333-444455556666';
const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:idp';
export const PASSWORD = 'open, sesame!';

interface Question {
  username: string;
  password: string;
  protocol: string;
  sourceIp: string;
  serverId: string;
}

export interface FtpServer {
  serverId: string;
  port: number;
}

export interface FtpWorld {
  emulator: Emulator;
  client: TransferClient;
  /** For uploads and downloads; programs run in it. */
  folder: string;
  /** What the provider was asked, latest last. */
  asked: Question[];
  /** What it answers for the right password; the home is `/bucket/<user>` unless a test says otherwise. */
  setAnswer(answer: (question: Question) => object): void;
  newServer(
    protocols: ('FTP' | 'FTPS' | 'SFTP')[],
    input?: Partial<CreateServerCommandInput>,
  ): Promise<FtpServer>;
  endpoints(): Promise<Record<string, Record<string, { host: string; port: number; tls?: boolean }>>>;
  /** Connected, and greeted. */
  open(server: FtpServer): Promise<TestClient>;
  /** Logged in as `ann`, under TLS with private data where `tls` says so. */
  session(server: FtpServer, options?: { tls?: boolean; user?: string }): Promise<TestClient>;
  curl(...args: string[]): Promise<Outcome>;
  inBucket(...path: string[]): string;
  eventsOf(serverId: string): Promise<Record<string, string>[]>;
  /** Waits until the log of the server has such an event. */
  expectLogged(serverId: string, event: Record<string, unknown>): Promise<void>;
  stop(): Promise<void>;
}

export async function startFtpWorld(args: string[] = []): Promise<FtpWorld> {
  const { path: folder, remove } = temporaryFolder();
  const asked: Question[] = [];
  const usual = ({ username }: Question): object => ({ Role: ROLE, HomeDirectory: `/bucket/${username}` });
  let answer = usual;
  const provider = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const question = JSON.parse(Buffer.concat(chunks).toString()) as Question;
    asked.push(question);
    response.end(JSON.stringify(question.password === PASSWORD ? answer(question) : {}));
  }).listen(0, '127.0.0.1');
  await once(provider, 'listening');
  const { port: providerPort } = provider.address() as AddressInfo;
  const dataDir = join(folder, 'data');
  mkdirSync(dataDir);
  const emulator = await startEmulator({
    dataDir,
    args: ['--lambda', `${FUNCTION}=http://127.0.0.1:${providerPort}`, ...args],
  });
  const client = transferClient(emulator.endpoint);
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
  const logs = new CloudWatchLogsClient({ endpoint: emulator.endpoint, region, credentials });
  const clients: TestClient[] = [];

  async function endpoints() {
    const response = await fetch(`${emulator.endpoint}/_emulator/endpoints`);
    return (await response.json()) as Awaited<ReturnType<FtpWorld['endpoints']>>;
  }

  async function open({ port }: FtpServer): Promise<TestClient> {
    const one = await TestClient.connect(port);
    clients.push(one);
    const { code } = await one.answer();
    if (code !== 220) throw new Error(`The greeting was ${code}`);
    return one;
  }

  async function eventsOf(serverId: string) {
    const logGroupName = `/aws/transfer/${serverId}`;
    const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName }));
    return events.map(({ message = '{}' }) => JSON.parse(message) as Record<string, string>);
  }

  return {
    emulator,
    client,
    folder,
    asked,
    endpoints,
    setAnswer(one) {
      answer = one as typeof usual;
    },
    async newServer(Protocols, input = {}) {
      const { ServerId = '' } = await client.send(
        new CreateServerCommand({
          Protocols,
          EndpointType: 'VPC',
          EndpointDetails: { VpcId: 'vpc-01234567', SubnetIds: ['subnet-01234567'] },
          IdentityProviderType: 'AWS_LAMBDA',
          IdentityProviderDetails: { Function: FUNCTION },
          LoggingRole: ROLE,
          ...(Protocols.includes('FTPS') && { Certificate: CERTIFICATE }),
          ...input,
        }),
      );
      await waitForState(client, ServerId, 'ONLINE');
      const { FTP, FTPS } = (await endpoints())[ServerId] ?? {};
      return { serverId: ServerId, port: (FTP ?? FTPS)?.port ?? 0 };
    },
    open,
    async session(server, { tls = false, user = 'ann' } = {}) {
      const one = await open(server);
      if (tls) await one.secure();
      const { code } = await one.logIn(user, PASSWORD);
      if (code !== 230) throw new Error(`The login was answered with ${code}`);
      if (tls) for (const line of ['PBSZ 0', 'PROT P']) await one.command(line);
      return one;
    },
    curl: (...more) =>
      run('curl', ['--silent', '--show-error', '--max-time', '30', ...more], { cwd: folder }),
    inBucket: (...path) => join(dataDir, 'buckets', 'bucket', ...path),
    eventsOf,
    expectLogged: (serverId, event) =>
      expect.poll(() => eventsOf(serverId)).toContainEqual(expect.objectContaining(event)),
    async stop() {
      for (const one of clients) one.destroy();
      provider.closeAllConnections();
      provider.close();
      await emulator.stop();
      rmSync(dataDir, { recursive: true, force: true });
      remove();
    },
  };
}
