import {
  CreateServerCommand,
  ListServersCommand,
  type ListServersCommandInput,
  paginateListServers,
  type TransferClient,
} from '@aws-sdk/client-transfer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Emulator, refusal, startEmulator, temporaryFolder, transferClient } from './harness';

const folder = temporaryFolder();
let emulator: Emulator;
let client: TransferClient;
let ids: (string | undefined)[];

/** Without SFTP no worker runs, hence these cost nothing. */
const newServer = (from: TransferClient) =>
  from.send(
    new CreateServerCommand({
      EndpointType: 'VPC',
      EndpointDetails: { VpcId: 'vpc-1', SubnetIds: ['subnet-1'] },
      Protocols: ['AS2'],
      ProtocolDetails: { As2Transports: ['HTTP'] },
    }),
  );

beforeAll(async () => {
  emulator = await startEmulator({ dataDir: folder.path });
  client = transferClient(emulator.endpoint);
  const created = await Promise.all(Array.from({ length: 7 }, () => newServer(client)));
  ids = created.map((server) => server.ServerId).sort();
});

afterAll(async () => {
  await emulator.stop();
  folder.remove();
});

const list = (input: ListServersCommandInput) => client.send(new ListServersCommand(input));
const invalidToken = { name: 'InvalidNextTokenException', status: 400 };

test.each([1, 2, 3, 7, 1000])('pages of %i hold every server once', async (pageSize) => {
  const seen: (string | undefined)[] = [];
  for await (const page of paginateListServers({ client, pageSize }, {})) {
    expect(page.Servers?.length).toBeLessThanOrEqual(pageSize);
    seen.push(...(page.Servers ?? []).map((server) => server.ServerId));
  }
  expect(seen).toEqual(ids);
});

test('the last page has no token', async () => {
  expect(await list({ MaxResults: 7 })).not.toHaveProperty('NextToken');
  expect(await list({ MaxResults: 6 })).toHaveProperty('NextToken');
});

test('a server that comes or goes between two pages moves no other', async () => {
  const first = await list({ MaxResults: 3 });
  const { ServerId } = await newServer(client);
  const rest = await list({ MaxResults: 1000, NextToken: first.NextToken });
  const seen = [...(first.Servers ?? []), ...(rest.Servers ?? [])].map((server) => server.ServerId);
  expect(seen.filter((id) => id !== ServerId)).toEqual(ids);
});

test('a token is refused when it was made up, cut, changed, or given for something else', async () => {
  const { NextToken = '' } = await list({ MaxResults: 2 });
  const changed = Buffer.from(NextToken, 'base64url');
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
  const forged = ['x', 'AAAA', NextToken.slice(0, -4), `${NextToken}AA`, changed.toString('base64url')];
  for (const token of forged) {
    expect(await refusal(list({ NextToken: token })), token).toMatchObject(invalidToken);
  }
  const elsewhere = transferClient(emulator.endpoint, { region: 'eu-west-1' });
  expect(await refusal(elsewhere.send(new ListServersCommand({ NextToken })))).toMatchObject(invalidToken);
});

test('a token is good after a restart, and bad at another emulator', async () => {
  const { NextToken } = await list({ MaxResults: 2 });
  await emulator.stop();
  const otherFolder = temporaryFolder();
  const other = await startEmulator({ dataDir: otherFolder.path });
  expect(
    await refusal(transferClient(other.endpoint).send(new ListServersCommand({ NextToken }))),
  ).toMatchObject(invalidToken);
  await other.stop();
  otherFolder.remove();
  emulator = await startEmulator({ dataDir: folder.path });
  client = transferClient(emulator.endpoint);
  const { Servers = [] } = await list({ NextToken });
  expect(Servers[0]?.ServerId).not.toBe(ids[0]);
});

test('a page size out of range is refused in the words of the service', async () => {
  expect(await refusal(list({ MaxResults: 1001 }))).toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining('Member must have value less than or equal to 1000'),
  });
});
