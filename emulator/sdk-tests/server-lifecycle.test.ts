import {
  CreateServerCommand,
  DeleteServerCommand,
  DescribeServerCommand,
  ListServersCommand,
  StartServerCommand,
  StopServerCommand,
  type TransferClient,
} from '@aws-sdk/client-transfer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusal, startEndpoint, transferClient, waitForState } from './harness';

let target: Awaited<ReturnType<typeof startEndpoint>>;
let client: TransferClient;

beforeAll(async () => {
  target = await startEndpoint();
  client = transferClient(target.endpoint);
});

afterAll(() => target.stop());

async function newServer(): Promise<string> {
  const { ServerId } = await client.send(new CreateServerCommand({}));
  return ServerId ?? '';
}

const describe = async (ServerId: string) =>
  (await client.send(new DescribeServerCommand({ ServerId }))).Server;

test('a server created from nothing has the defaults of the service and comes online by itself', async () => {
  const created = await client.send(new CreateServerCommand({}));
  expect(created).toEqual({
    $metadata: expect.anything(),
    ServerId: expect.stringMatching(/^s-[0-9a-f]{17}$/),
  });
  const ServerId = created.ServerId ?? '';
  const server = await describe(ServerId);
  expect(server).toEqual({
    Arn: `arn:aws:transfer:us-east-1:123456789012:server/${ServerId}`,
    Domain: 'S3',
    EndpointType: 'PUBLIC',
    HostKeyFingerprint: expect.stringMatching(/^SHA256:[A-Za-z0-9+/]{43}=$/),
    IdentityProviderType: 'SERVICE_MANAGED',
    IpAddressType: 'IPV4',
    ProtocolDetails: { PassiveIp: 'AUTO', SetStatOption: 'DEFAULT', TlsSessionResumptionMode: 'ENFORCED' },
    Protocols: ['SFTP'],
    S3StorageOptions: { DirectoryListingOptimization: 'DISABLED' },
    SecurityPolicyName: 'TransferSecurityPolicy-2024-01',
    ServerId,
    State: expect.stringMatching(/^(STARTING|ONLINE)$/),
    Tags: [],
    UserCount: 0,
  });
  await waitForState(client, ServerId, 'ONLINE');
});

test('a server stops and starts again, and doing either twice changes nothing', async () => {
  const ServerId = await newServer();
  await waitForState(client, ServerId, 'ONLINE');
  await client.send(new StartServerCommand({ ServerId }));
  expect((await describe(ServerId))?.State).toBe('ONLINE');
  await client.send(new StopServerCommand({ ServerId }));
  await waitForState(client, ServerId, 'OFFLINE');
  await client.send(new StopServerCommand({ ServerId }));
  expect((await describe(ServerId))?.State).toBe('OFFLINE');
  await client.send(new StartServerCommand({ ServerId }));
  await waitForState(client, ServerId, 'ONLINE');
});

test('a deleted server is unknown to every operation on servers', async () => {
  const ServerId = await newServer();
  await client.send(new DeleteServerCommand({ ServerId }));
  const unknown = {
    name: 'ResourceNotFoundException',
    message: 'Unknown server',
    status: 400,
    Resource: ServerId,
    ResourceType: 'Server',
  };
  expect(await refusal(client.send(new DescribeServerCommand({ ServerId })))).toEqual(unknown);
  expect(await refusal(client.send(new StartServerCommand({ ServerId })))).toEqual(unknown);
  expect(await refusal(client.send(new StopServerCommand({ ServerId })))).toEqual(unknown);
  expect(await refusal(client.send(new DeleteServerCommand({ ServerId })))).toEqual(unknown);
  const { Servers } = await client.send(new ListServersCommand({ MaxResults: 1000 }));
  expect(Servers?.some((server) => server.ServerId === ServerId)).toBe(false);
});

test('a list names what the service lists, and nothing more', async () => {
  const ServerId = await newServer();
  await waitForState(client, ServerId, 'ONLINE');
  const { Servers } = await client.send(new ListServersCommand({ MaxResults: 1000 }));
  expect(Servers?.find((server) => server.ServerId === ServerId)).toEqual({
    Arn: `arn:aws:transfer:us-east-1:123456789012:server/${ServerId}`,
    Domain: 'S3',
    EndpointType: 'PUBLIC',
    IdentityProviderType: 'SERVICE_MANAGED',
    ServerId,
    State: 'ONLINE',
    UserCount: 0,
  });
});

test('a server lives in its Region and is unknown in others', async () => {
  const ServerId = await newServer();
  const elsewhere = transferClient(target.endpoint, { region: 'eu-central-1' });
  expect(await refusal(elsewhere.send(new DescribeServerCommand({ ServerId })))).toMatchObject({
    name: 'ResourceNotFoundException',
  });
  const own = await elsewhere.send(new CreateServerCommand({}));
  const { Servers } = await elsewhere.send(new ListServersCommand({}));
  expect(Servers?.map((server) => server.Arn)).toEqual([
    `arn:aws:transfer:eu-central-1:123456789012:server/${own.ServerId}`,
  ]);
  await elsewhere.send(new DeleteServerCommand({ ServerId: own.ServerId }));
});
