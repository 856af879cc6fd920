import {
  DescribeServerCommand,
  type TransferClient,
  UpdateServerCommand,
  type UpdateServerCommandInput,
} from '@aws-sdk/client-transfer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newServer } from './as2-setup';
import { invalidRequest, refusal, startEndpoint, transferClient, waitForState } from './harness';

let target: Awaited<ReturnType<typeof startEndpoint>>;
let client: TransferClient;

beforeAll(async () => {
  target = await startEndpoint();
  client = transferClient(target.endpoint);
});

afterAll(() => target.stop());

const read = async (ServerId: string) => (await client.send(new DescribeServerCommand({ ServerId }))).Server;
const update = (ServerId: string, changes: Partial<UpdateServerCommandInput>) =>
  client.send(new UpdateServerCommand({ ServerId, ...changes }));
const As2Transports: ['HTTP'] = ['HTTP'];

test('a server of AS2 alone needs no identity provider, and shows the addresses of its MDNs', async () => {
  const ServerId = await newServer(client);
  expect(await read(ServerId)).toMatchObject({
    IdentityProviderType: 'SERVICE_MANAGED',
    Protocols: ['AS2'],
    ProtocolDetails: { As2Transports },
    As2ServiceManagedEgressIpAddresses: [expect.any(String), expect.any(String), expect.any(String)],
  });
});

test('AS2 joins a server that lives in a VPC, and leaves it', async () => {
  const ServerId = await newServer(client, { Protocols: ['SFTP'], ProtocolDetails: undefined });
  await waitForState(client, ServerId, 'ONLINE');
  expect(await read(ServerId)).not.toHaveProperty('As2ServiceManagedEgressIpAddresses');
  expect(await refusal(update(ServerId, { Protocols: ['SFTP', 'AS2'] }))).toEqual(
    invalidRequest('As2Transport must be specified to enable AS2 protocol.'),
  );
  await update(ServerId, { Protocols: ['SFTP', 'AS2'], ProtocolDetails: { As2Transports } });
  expect(await read(ServerId)).toMatchObject({
    Protocols: ['SFTP', 'AS2'],
    ProtocolDetails: { As2Transports, PassiveIp: 'AUTO' },
    As2ServiceManagedEgressIpAddresses: expect.any(Array),
  });
  await update(ServerId, { Protocols: ['SFTP'] });
  expect(await read(ServerId)).not.toHaveProperty('As2ServiceManagedEgressIpAddresses');
});

test('AS2 is served in a VPC, from S3 and without FIPS', async () => {
  expect(await refusal(newServer(client, { EndpointType: 'PUBLIC', EndpointDetails: undefined }))).toEqual(
    invalidRequest('EndpointType: PUBLIC supports only the protocol SFTP'),
  );
  expect(await refusal(newServer(client, { Domain: 'EFS' }))).toEqual(
    invalidRequest('Domain: EFS does not support the protocol AS2'),
  );
  const SecurityPolicyName = 'TransferSecurityPolicy-FIPS-2024-01';
  const noFips = invalidRequest(`Security policy ${SecurityPolicyName} does not support the protocol AS2`);
  expect(await refusal(newServer(client, { SecurityPolicyName }))).toEqual(noFips);
  expect(await refusal(update(await newServer(client), { SecurityPolicyName }))).toEqual(noFips);
});
