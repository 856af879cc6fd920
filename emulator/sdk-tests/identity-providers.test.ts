import { scryptSync } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateAccessCommand,
  CreateServerCommand,
  type CreateServerCommandInput,
  type IdentityProviderDetails,
  TestIdentityProviderCommand,
  type TestIdentityProviderCommandInput,
  type TransferClient,
  UpdateAccessCommand,
} from '@aws-sdk/client-transfer';
import ssh2, { type ConnectConfig } from 'ssh2';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import {
  type Emulator,
  invalidRequest,
  refusal,
  region,
  startEmulator,
  temporaryFolder,
  transferClient,
  waitForState,
} from './harness';
import { newKeyPair } from './new-key-pair';

const Role = 'arn:aws:iam::123456789012:role/transfer';
const functionArn = 'arn:aws:lambda:us-east-1:123456789012:function:idp';
const keys = newKeyPair();
const PASSWORD = 'grüße 42';

interface Asked {
  method: string | undefined;
  url: string | undefined;
  password: string | undefined;
  body: string;
}

/** What stands for the provider: each test says what it answers. */
let answer: (asked: Asked) => unknown;
let asked: Asked[];
let provider: Server;
const folder = temporaryFolder();
let emulator: Emulator;
let client: TransferClient;

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

beforeAll(async () => {
  mkdirSync(join(folder.path, 'buckets/bucket/alice'), { recursive: true });
  provider = createServer(async (request, response) => {
    const { method, url, headers } = request;
    const header = headers.password === undefined ? undefined : String(headers.password);
    const password = header && Buffer.from(header, 'latin1').toString();
    const one = { method, url, password, body: await bodyOf(request) };
    asked.push(one);
    const said = answer(one);
    if (said === undefined) return;
    response.writeHead(said === 500 ? 500 : 200, { 'content-type': 'application/json' });
    response.end(typeof said === 'string' ? said : JSON.stringify(said));
  }).listen(0, '127.0.0.1');
  await once(provider, 'listening');
  emulator = await startEmulator({ dataDir: folder.path, args: ['--lambda', `${functionArn}=${base()}`] });
  client = transferClient(emulator.endpoint);
});
beforeEach(() => {
  asked = [];
  answer = () => ({ Role, HomeDirectory: '/bucket/alice' });
});
afterEach(() => provider.closeAllConnections());
afterAll(async () => {
  provider.close();
  await emulator.stop();
  folder.remove();
});

const base = () => `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;

async function newServer(input: CreateServerCommandInput): Promise<string> {
  const { ServerId = '' } = await client.send(
    new CreateServerCommand({
      StructuredLogDestinations: ['arn:aws:logs:us-east-1:123456789012:log-group:/aws/transfer/idp:*'],
      ...input,
    }),
  );
  await waitForState(client, ServerId, 'ONLINE');
  return ServerId;
}
const withLambda = (details: IdentityProviderDetails = {}) =>
  newServer({
    IdentityProviderType: 'AWS_LAMBDA',
    IdentityProviderDetails: { Function: functionArn, ...details },
  });
const withGateway = (Url = `${base()}/prod/`) =>
  newServer({
    IdentityProviderType: 'API_GATEWAY',
    IdentityProviderDetails: { Url, InvocationRole: Role },
  });

/** Logs in and writes a file; false where no way of logging in is left. */
async function logsIn(ServerId: string, config: ConnectConfig): Promise<boolean> {
  const endpoints = (await (await fetch(`${emulator.endpoint}/_emulator/endpoints`)).json()) as Record<
    string,
    { SFTP: { host: string; port: number } }
  >;
  const connection = new ssh2.Client();
  try {
    return await new Promise<boolean>((resolve, reject) => {
      connection.on('error', (error) =>
        error.level === 'client-authentication' ? resolve(false) : reject(error),
      );
      connection.on('ready', () =>
        connection.sftp((failed, sftp) => {
          if (failed) return reject(failed);
          sftp.writeFile('/bucket/alice/hello.txt', 'hello', (error) =>
            error ? reject(error) : resolve(true),
          );
        }),
      );
      connection.connect({ ...endpoints[ServerId]?.SFTP, username: 'alice', ...config });
    });
  } finally {
    connection.end();
  }
}
const byPassword: ConnectConfig = { password: PASSWORD };
const byKey: ConnectConfig = { privateKey: keys.private };

const ask = (ServerId: string, input: Partial<TestIdentityProviderCommandInput> = {}) =>
  client.send(new TestIdentityProviderCommand({ ServerId, UserName: 'alice', ...input }));

async function failures(): Promise<Record<string, string>[]> {
  const logs = new CloudWatchLogsClient({
    endpoint: emulator.endpoint,
    region,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  const filterPattern = '{ $.activity-type = "AUTH_FAILURE" }';
  const logGroupName = '/aws/transfer/idp';
  const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName, filterPattern }));
  return events.map(({ message = '{}' }) => JSON.parse(message));
}

test('a function is told name, password, protocol, server and address, and its answer opens a session', async () => {
  const ServerId = await withLambda();
  expect(await logsIn(ServerId, byPassword)).toBe(true);
  expect(JSON.parse(asked.at(-1)?.body ?? '')).toEqual({
    username: 'alice',
    password: PASSWORD,
    protocol: 'SFTP',
    serverId: ServerId,
    sourceIp: '127.0.0.1',
  });
  expect(existsSync(join(folder.path, 'buckets/bucket/alice/hello.txt'))).toBe(true);
});

test('a gateway is asked by a path and a header, and a login by key without the header', async () => {
  const ServerId = await withGateway();
  answer = ({ password }) => (password === PASSWORD ? { Role } : { Role, PublicKeys: [keys.public] });
  expect(await logsIn(ServerId, byPassword)).toBe(true);
  const path = `/prod/servers/${ServerId}/users/alice/config?protocol=SFTP&sourceIp=127.0.0.1`;
  expect(asked.at(-1)).toEqual({ method: 'GET', url: path, password: PASSWORD, body: '' });
  expect(await logsIn(ServerId, byKey)).toBe(true);
  expect(asked.at(-1)).toEqual({ method: 'GET', url: path, password: undefined, body: '' });
  expect(await logsIn(ServerId, { privateKey: newKeyPair().private })).toBe(false);
});

test('logical folders come as text in the answer', async () => {
  const ServerId = await withLambda();
  const HomeDirectoryDetails = JSON.stringify([{ Entry: '/bucket/alice', Target: '/elsewhere/of-alice' }]);
  answer = () => ({ Role, HomeDirectoryType: 'LOGICAL', HomeDirectoryDetails });
  expect(await logsIn(ServerId, byPassword)).toBe(true);
  expect(existsSync(join(folder.path, 'buckets/elsewhere/of-alice/hello.txt'))).toBe(true);
});

test.each([
  ['PASSWORD', [true, false, true]],
  ['PUBLIC_KEY', [false, true, true]],
  ['PUBLIC_KEY_OR_PASSWORD', [true, true, true]],
  ['PUBLIC_KEY_AND_PASSWORD', [false, false, true]],
] as const)('%s decides whether a password, a key, or only both open a session', async (methods, outcome) => {
  const ServerId = await withLambda({ SftpAuthenticationMethods: methods });
  answer = ({ body }) => {
    const { password } = JSON.parse(body);
    if (password === '') return { Role, PublicKeys: [keys.public] };
    return password === PASSWORD ? { Role } : {};
  };
  const both: ConnectConfig = { ...byPassword, ...byKey, authHandler: ['publickey', 'password'] };
  const ways = [byPassword, byKey, both];
  const opened: boolean[] = [];
  for (const way of ways) opened.push(await logsIn(ServerId, way));
  expect(opened).toEqual(outcome);
});

test('both means both: a proven key with a wrong password opens nothing', async () => {
  const ServerId = await withLambda({ SftpAuthenticationMethods: 'PUBLIC_KEY_AND_PASSWORD' });
  answer = ({ body }) => (JSON.parse(body).password === '' ? { Role, PublicKeys: [keys.public] } : {});
  expect(
    await logsIn(ServerId, { ...byKey, password: 'a guess', authHandler: ['publickey', 'password'] }),
  ).toBe(false);
});

test.each([
  ['refuses', () => ({}), 'Authentication failed'],
  ['fails', () => 500, 'The identity provider answered with status 500'],
  ['answers no JSON', () => 'come in', 'The answer of the identity provider is not a JSON object'],
  ['answers a list', () => [{ Role }], 'The answer of the identity provider is not a JSON object'],
  [
    'answers another type',
    () => ({ Role: 1 }),
    'Role in the answer of the identity provider is not a string',
  ],
  [
    'gives mappings as a list',
    () => ({ Role, HomeDirectoryType: 'LOGICAL', HomeDirectoryDetails: [{ Entry: '/', Target: '/b' }] }),
    'HomeDirectoryDetails in the answer of the identity provider is not a string',
  ],
  [
    'gives mappings that are none',
    () => ({ Role, HomeDirectoryType: 'LOGICAL', HomeDirectoryDetails: '[{"Entry":"/"}]' }),
    'HomeDirectoryDetails in the answer of the identity provider is no list of mappings',
  ],
] satisfies [string, () => unknown, string][])(
  'a provider that %s opens nothing, and log and test say why',
  async (_what, said, message) => {
    const ServerId = await withLambda();
    answer = said;
    expect(await logsIn(ServerId, byPassword)).toBe(false);
    await vi.waitUntil(async () => (await failures()).some((event) => event.message === message), {
      timeout: 10_000,
      interval: 50,
    });
    expect(JSON.stringify(await failures())).not.toContain(PASSWORD);
    expect(await ask(ServerId, { UserPassword: PASSWORD })).toMatchObject({ Message: message });
  },
);

test('a provider that never answers, or is not there, ends the login with the reason', async () => {
  const slow = await withGateway();
  answer = () => undefined;
  expect(await ask(slow, { UserPassword: PASSWORD })).toMatchObject({
    StatusCode: 500,
    Response: '',
    Message: 'Unable to call identity provider: no answer within 10 seconds',
  });
  const away = await withGateway('http://127.0.0.1:1/prod');
  expect(await logsIn(away, byPassword)).toBe(false);
  expect(await ask(away)).toMatchObject({ Message: 'Unable to call identity provider: no connection' });
  const unknown = await withLambda({ Function: `${functionArn}-of-nobody` });
  expect(await ask(unknown)).toMatchObject({
    Message: `Unable to call identity provider: no --lambda stands for ${functionArn}-of-nobody`,
  });
});

test('a test answers what the provider said, and asks for keys where no password is given', async () => {
  const ServerId = await withGateway(base());
  const url = `${base()}/servers/${ServerId}/users/alice/config?protocol=SFTP&sourceIp=192.0.2.7`;
  expect(await ask(ServerId, { UserPassword: PASSWORD, SourceIp: '192.0.2.7' })).toMatchObject({
    StatusCode: 200,
    Url: url,
    Message: '',
    Response: JSON.stringify({ Role, HomeDirectory: '/bucket/alice' }),
  });
  await ask(ServerId, { UserPassword: '' });
  expect(asked.at(-1)?.password).toBeUndefined();
  expect(await refusal(ask(ServerId, { ServerProtocol: 'FTP' }))).toEqual(
    invalidRequest(`Protocol FTP is not enabled on server ${ServerId}`),
  );
});

const salt = Buffer.from('0123456789abcdef');
const passwordLine = `scrypt:${salt.toString('base64')}:${scryptSync(PASSWORD, salt, 32).toString('base64')}`;
const writeDirectory = (directoryId: string, users: object) =>
  writeFileSync(join(folder.path, 'directory.json'), JSON.stringify({ [directoryId]: { users } }));

test('people of a directory log in with what the one of their groups that has an access may reach', async () => {
  const DirectoryId = 'd-0123456789';
  const [sales, staff] = ['S-1-5-21-1-2-3-1001', 'S-1-5-21-1-2-3-1002'];
  const password = passwordLine;
  writeDirectory(DirectoryId, {
    alice: { password, groups: [sales] },
    both: { password, groups: [sales, staff] },
    none: { password, groups: ['S-1-5-21-1-2-3-9'] },
  });
  const ServerId = await newServer({
    IdentityProviderType: 'AWS_DIRECTORY_SERVICE',
    IdentityProviderDetails: { DirectoryId },
  });
  for (const ExternalId of [sales, staff])
    await client.send(new CreateAccessCommand({ ServerId, ExternalId, Role, HomeDirectory: '/bucket' }));

  expect(await logsIn(ServerId, byPassword)).toBe(true);
  expect(await logsIn(ServerId, { password: 'a guess' })).toBe(false);
  expect(await logsIn(ServerId, byKey)).toBe(false);
  expect(await logsIn(ServerId, { ...byPassword, username: 'both' })).toBe(false);
  expect(await logsIn(ServerId, { ...byPassword, username: 'constructor' })).toBe(false);

  const test = (UserName: string) => ask(ServerId, { UserName, UserPassword: PASSWORD });
  const told = await test('alice');
  expect(JSON.parse(told.Response ?? '')).toEqual({
    homeDirectory: '/bucket',
    homeDirectoryType: 'PATH',
    role: Role,
    username: 'alice',
    identityProviderType: 'AWS_DIRECTORY_SERVICE',
  });
  expect(await test('both')).toMatchObject({
    Response: '',
    Message: "More than one associated access found for user's groups.",
  });
  expect(await test('none')).toMatchObject({
    Response: '',
    Message: "No associated access found for user's groups",
  });
});

test('the session policy that a provider answers, or that an access has, holds for the files', async () => {
  const statement = { Effect: 'Allow', Action: 's3:PutObject', Resource: 'arn:aws:s3:::bucket/alice/*' };
  const granting = JSON.stringify({ Statement: statement });
  const denying = JSON.stringify({ Statement: { ...statement, Effect: 'Deny' } });
  const provided = await withLambda();
  answer = () => ({ Role, HomeDirectory: '/bucket/alice', Policy: granting });
  expect(await logsIn(provided, byPassword)).toBe(true);
  answer = () => ({ Role, HomeDirectory: '/bucket/alice', Policy: denying });
  await expect(logsIn(provided, byPassword)).rejects.toThrow('Permission denied');

  const [DirectoryId, ExternalId] = ['d-0123456789', 'S-1-5-21-1-2-3-1001'];
  writeDirectory(DirectoryId, { alice: { password: passwordLine, groups: [ExternalId] } });
  const directory = await newServer({
    IdentityProviderType: 'AWS_DIRECTORY_SERVICE',
    IdentityProviderDetails: { DirectoryId },
  });
  const home = { HomeDirectory: '/bucket/alice', Role, ServerId: directory, ExternalId };
  await client.send(new CreateAccessCommand({ ...home, Policy: granting }));
  expect(await logsIn(directory, byPassword)).toBe(true);
  await client.send(new UpdateAccessCommand({ ...home, Policy: denying }));
  await expect(logsIn(directory, byPassword)).rejects.toThrow('Permission denied');
});
