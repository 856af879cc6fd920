// An emulator with a server whose users' uploads run workflows, and a stand-in for the functions of custom steps.

import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { GetObjectTaggingCommand, type S3Client } from '@aws-sdk/client-s3';
import {
  CreateServerCommand,
  type CreateServerCommandInput,
  CreateUserCommand,
  CreateWorkflowCommand,
  type CreateWorkflowCommandInput,
  SendWorkflowStepStateCommand,
  type TransferClient,
  UpdateServerCommand,
  type WorkflowStep,
} from '@aws-sdk/client-transfer';
import ssh2, { type Client, type SFTPWrapper } from 'ssh2';
import { vi } from 'vitest';
import {
  type Emulator,
  region,
  startEmulator,
  temporaryFolder,
  transferClient,
  waitForState,
} from './harness';
import { newKeyPair } from './new-key-pair';
import { get, s3Client } from './s3-client';

export const role = 'arn:aws:iam::123456789012:role/workflow';
export const functionArn = 'arn:aws:lambda:us-east-1:123456789012:function:check';
export const unreachableArn = 'arn:aws:lambda:us-east-1:123456789012:function:away';

/** What a function is called with. */
export interface FunctionEvent {
  token: string;
  serviceMetadata: {
    executionDetails: { workflowId: string; executionId: string };
    transferDetails: { sessionId: string; userName: string; serverId: string };
  };
  fileLocation: Record<string, string>;
}

/** A log event of an execution. */
export interface ExecutionEvent {
  type: string;
  details: { [member: string]: unknown; errorType?: string; errorMessage?: string; stepName?: string };
  workflowId: string;
  executionId: string;
  transferDetails: Record<string, string>;
}

export interface Login {
  sftp: SFTPWrapper;
  client: Client;
  upload(path: string, content: string | Buffer): Promise<void>;
  /** Loses the connection with the file open. */
  lose(path: string, content: string): Promise<void>;
  end(): void;
}

export interface World {
  folder: string;
  client: TransferClient;
  s3: S3Client;
  serverId: string;
  called: FunctionEvent[];
  /** Makes a workflow the one that runs on uploads, whole or partial. */
  attach(
    steps: WorkflowStep[],
    more?: Partial<CreateWorkflowCommandInput>,
    trigger?: Trigger,
  ): Promise<string>;
  login(userName?: string): Promise<Login>;
  /** What was logged of the workflow's executions, once as many as asked for have ended. */
  ended(workflowId: string, executions?: number): Promise<ExecutionEvent[]>;
  events(workflowId: string): Promise<ExecutionEvent[]>;
  streams(workflowId: string): Promise<string[]>;
  report(event: FunctionEvent, Status: 'SUCCESS' | 'FAILURE', Token?: string): Promise<unknown>;
  nextCall(): Promise<FunctionEvent>;
  read(key: string, bucket?: string): Promise<string>;
  exists(key: string, bucket?: string): Promise<boolean>;
  tags(key: string): Promise<Record<string, string>>;
  secrets(secrets: Record<string, unknown>): void;
  newServer(input: Partial<CreateServerCommandInput>): Promise<string>;
  restart(signal?: NodeJS.Signals, args?: string[]): Promise<void>;
  close(): Promise<void>;
}

type Trigger = 'OnUpload' | 'OnPartialUpload';

export const patience = { timeout: 20_000, interval: 10 };

export async function startWorld(options: { args?: string[] } = { args: ['--no-quotas'] }): Promise<World> {
  const folder = temporaryFolder();
  const keys = newKeyPair();
  const called: FunctionEvent[] = [];
  const clients = new Set<Client>();
  const lambda = createServer(async (request, response) => {
    called.push(JSON.parse(await text(request)));
    response.end('null');
  }).listen(0, '127.0.0.1');
  await once(lambda, 'listening');
  const url = `http://127.0.0.1:${(lambda.address() as AddressInfo).port}/`;
  const lambdas = ['--lambda', `${functionArn}=${url}`, '--lambda', `${unreachableArn}=http://127.0.0.1:9/`];
  const start = (args: string[] = []) => startEmulator({ dataDir: folder.path, args: [...lambdas, ...args] });
  let emulator: Emulator = await start(options.args);

  const world: World = {
    folder: folder.path,
    client: transferClient(emulator.endpoint),
    s3: s3Client(emulator.endpoint),
    serverId: '',
    called,
    async attach(Steps, more = {}, trigger = 'OnUpload') {
      const { WorkflowId = '' } = await world.client.send(new CreateWorkflowCommand({ Steps, ...more }));
      const WorkflowDetails = {
        OnUpload: [],
        OnPartialUpload: [],
        [trigger]: [{ WorkflowId, ExecutionRole: role }],
      };
      await world.client.send(new UpdateServerCommand({ ServerId: world.serverId, WorkflowDetails }));
      return WorkflowId;
    },
    async login(username = 'alice') {
      const { port } = await vi.waitUntil(() => endpoint(emulator.endpoint, world.serverId), patience);
      const client = new ssh2.Client();
      clients.add(client);
      client.on('error', () => {});
      client.connect({ host: '127.0.0.1', port, username, privateKey: keys.private });
      await once(client, 'ready');
      const sftp = await new Promise<SFTPWrapper>((resolve, reject) => {
        client.sftp((error, opened) => (error ? reject(error) : resolve(opened)));
      });
      return {
        sftp,
        client,
        upload: (path, content) =>
          new Promise((resolve, reject) => {
            sftp.writeFile(path, content, (error) => (error ? reject(error) : resolve()));
          }),
        async lose(path, content) {
          const handle = await new Promise<Buffer>((resolve, reject) => {
            sftp.open(path, 'w', (error, opened) => (error ? reject(error) : resolve(opened)));
          });
          await new Promise<void>((resolve, reject) => {
            const bytes = Buffer.from(content);
            sftp.write(handle, bytes, 0, bytes.length, 0, (error) => (error ? reject(error) : resolve()));
          });
          client.destroy();
        },
        end: () => client.end(),
      };
    },
    async ended(workflowId, executions = 1) {
      return vi.waitUntil(async () => {
        const events = await world.events(workflowId);
        const ends = events.filter(({ type }) => /^Execution(Completed|Errored)$/.test(type));
        return ends.length >= executions ? events : undefined;
      }, patience);
    },
    events: async (workflowId) => (await logged(workflowId)).map(({ message = '' }) => JSON.parse(message)),
    streams: async (workflowId) => [
      ...new Set((await logged(workflowId)).map(({ logStreamName = '' }) => logStreamName)),
    ],
    report({ token, serviceMetadata: { executionDetails } }, Status, Token = token) {
      const { workflowId: WorkflowId, executionId: ExecutionId } = executionDetails;
      const input = { WorkflowId, ExecutionId, Token, Status };
      return world.client.send(new SendWorkflowStepStateCommand(input));
    },
    nextCall: () => vi.waitUntil(() => called.shift(), patience),
    read: async (key, bucket = 'box') => (await get(world.s3, bucket, key)).toString(),
    exists: (key, bucket = 'box') =>
      get(world.s3, bucket, key).then(
        () => true,
        () => false,
      ),
    async tags(Key) {
      const { TagSet = [] } = await world.s3.send(new GetObjectTaggingCommand({ Bucket: 'box', Key }));
      return Object.fromEntries(TagSet.map((tag) => [tag.Key ?? '', tag.Value ?? '']));
    },
    secrets: (secrets) => writeFileSync(join(folder.path, 'secrets.json'), JSON.stringify(secrets)),
    async newServer(input) {
      const command = new CreateServerCommand({ LoggingRole: role, ...input });
      const { ServerId = '' } = await world.client.send(command);
      await waitForState(world.client, ServerId, 'ONLINE');
      for (const UserName of ['alice', 'bob']) {
        const HomeDirectory = input.Domain === 'EFS' ? '/fs-0123456789abcdef0' : '/box';
        const PosixProfile = input.Domain === 'EFS' ? { Uid: 4242, Gid: 4242 } : undefined;
        const SshPublicKeyBody = keys.public;
        const user = { ServerId, UserName, Role: role, HomeDirectory, PosixProfile, SshPublicKeyBody };
        await world.client.send(new CreateUserCommand(user));
      }
      return ServerId;
    },
    async restart(signal, args = options.args) {
      await emulator.stop(signal);
      emulator = await start(args);
      world.client = transferClient(emulator.endpoint);
      world.s3 = s3Client(emulator.endpoint);
    },
    async close() {
      for (const client of clients) client.destroy();
      lambda.close();
      await emulator.stop();
      folder.remove();
    },
  };

  async function logged(workflowId: string) {
    const logs = new CloudWatchLogsClient({
      endpoint: emulator.endpoint,
      region,
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    });
    const { events = [] } = await logs
      .send(
        new FilterLogEventsCommand({
          logGroupName: `/aws/transfer/${world.serverId}`,
          filterPattern: `{ $.workflowId = "${workflowId}" }`,
        }),
      )
      // The group is there from its first event on.
      .catch(() => ({ events: [] }));
    return events;
  }

  mkdirSync(join(folder.path, 'buckets/box'), { recursive: true });
  world.serverId = await world.newServer({});
  return world;
}

async function endpoint(emulator: string, serverId: string): Promise<{ port: number } | undefined> {
  const answer = await fetch(`${emulator}/_emulator/endpoints`);
  const endpoints = (await answer.json()) as Record<string, { SFTP: { port: number } }>;
  return endpoints[serverId]?.SFTP;
}
