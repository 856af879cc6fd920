import {
  type As2ConnectorConfig,
  CreateConnectorCommand,
  DeleteConnectorCommand,
  DeleteProfileCommand,
  DeleteServerCommand,
  DescribeConnectorCommand,
  ListConnectorsCommand,
  paginateListConnectors,
  TestConnectionCommand,
  type TransferClient,
  UpdateConnectorCommand,
  type UpdateConnectorCommandInput,
  UpdateServerCommand,
} from '@aws-sdk/client-transfer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AccessRole, newConnector, newParties, newServer, type Parties } from './as2-setup';
import {
  type Emulator,
  invalidRequest,
  refusal,
  startEmulator,
  temporaryFolder,
  transferClient,
} from './harness';

const folder = temporaryFolder();
let emulator: Emulator;
let client: TransferClient;
let ServerId: string;
let parties: Parties;

beforeAll(async () => {
  emulator = await startEmulator({ dataDir: folder.path });
  client = transferClient(emulator.endpoint);
  ServerId = await newServer(client);
  parties = await newParties(client);
});

afterAll(async () => {
  await emulator.stop();
  folder.remove();
});

const Url = 'http://partner.example.com:5080/as2';
const secure = { Url: 'https://partner.example.com/as2' };
const asynchronous = (AsyncMdnConfig?: As2ConnectorConfig['AsyncMdnConfig']) => ({
  MdnResponse: 'ASYNC' as const,
  AsyncMdnConfig,
});

const add = (As2Config: As2ConnectorConfig = {}, rest: object = {}) =>
  newConnector(client, parties, { ...rest, As2Config });
const read = async (ConnectorId: string) =>
  (await client.send(new DescribeConnectorCommand({ ConnectorId }))).Connector;
const update = (ConnectorId: string, changes: Partial<UpdateConnectorCommandInput>) =>
  client.send(new UpdateConnectorCommand({ ConnectorId, ...changes }));
const remove = (ConnectorId: string) => client.send(new DeleteConnectorCommand({ ConnectorId }));

test('a connector is active at once, and sends from three addresses', async () => {
  const ConnectorId = await add(
    { MessageSubject: 'Orders of today' },
    { LoggingRole: AccessRole, Tags: [{ Key: 'a', Value: 'b' }] },
  );
  expect(ConnectorId).toMatch(/^c-[0-9a-f]{17}$/);
  expect(await read(ConnectorId)).toEqual({
    Arn: `arn:aws:transfer:us-east-1:123456789012:connector/${ConnectorId}`,
    ConnectorId,
    Url,
    AccessRole,
    LoggingRole: AccessRole,
    As2Config: {
      ...parties,
      MessageSubject: 'Orders of today',
      Compression: 'ZLIB',
      EncryptionAlgorithm: 'AES256_CBC',
      SigningAlgorithm: 'SHA256',
      MdnResponse: 'SYNC',
      PreserveContentType: 'DISABLED',
    },
    IpAddressType: 'IPV4',
    EgressType: 'SERVICE_MANAGED',
    Status: 'ACTIVE',
    ServiceManagedEgressIpAddresses: [expect.any(String), expect.any(String), expect.any(String)],
    Tags: [{ Key: 'a', Value: 'b' }],
  });
});

test('an update merges the members of As2Config, and changes what else it names', async () => {
  const ConnectorId = await add({ MessageSubject: 'Orders' });
  const before = await read(ConnectorId);
  await update(ConnectorId, {
    Url: 'http://elsewhere.example.com',
    IpAddressType: 'DUALSTACK',
    As2Config: { SigningAlgorithm: 'SHA512', PreserveContentType: 'ENABLED' },
  });
  expect(await read(ConnectorId)).toEqual({
    ...before,
    Url: 'http://elsewhere.example.com',
    IpAddressType: 'DUALSTACK',
    As2Config: { ...before?.As2Config, SigningAlgorithm: 'SHA512', PreserveContentType: 'ENABLED' },
  });
});

test.each([
  'partner.example.com',
  'sftp://partner.example.com',
  'ftp://partner.example.com',
  'http://',
  'http://two words.example.com',
  'http://user:password@partner.example.com',
  'javascript:alert(1)',
])('%s is no place to send to', async (wrong) => {
  expect(await refusal(add({}, { Url: wrong }))).toEqual(
    invalidRequest('Url must be an HTTP or HTTPS URL without user name or password'),
  );
});

test('a connector has a Url from the start, and keeps one', async () => {
  for (const none of [undefined, '']) {
    expect(await refusal(add({}, { Url: none }))).toEqual(
      invalidRequest('Url must be specified for AS2 connectors'),
    );
  }
  expect(await refusal(update(await add(), { Url: '' }))).toMatchObject({ name: 'InvalidRequestException' });
});

test('a message goes unencrypted over HTTPS only', async () => {
  const refused = invalidRequest('EncryptionAlgorithm: NONE is supported only with an HTTPS Url');
  expect(await refusal(add({ EncryptionAlgorithm: 'NONE' }))).toEqual(refused);
  const ConnectorId = await add({ EncryptionAlgorithm: 'NONE', SigningAlgorithm: 'NONE' }, secure);
  expect(await refusal(update(ConnectorId, { Url }))).toEqual(refused);
  await update(ConnectorId, { Url, As2Config: { EncryptionAlgorithm: 'DES_EDE3_CBC' } });
  expect(await refusal(update(ConnectorId, { As2Config: { EncryptionAlgorithm: 'NONE' } }))).toEqual(refused);
});

test('a password goes over HTTPS only, and an empty secret takes it away', async () => {
  const BasicAuthSecretId = 'aws/transfer/partner';
  const refused = invalidRequest('BasicAuthSecretId is supported only with an HTTPS Url');
  expect(await refusal(add({ BasicAuthSecretId }))).toEqual(refused);
  const ConnectorId = await add({ BasicAuthSecretId }, secure);
  expect((await read(ConnectorId))?.As2Config).toMatchObject({ BasicAuthSecretId });
  expect(await refusal(update(ConnectorId, { Url }))).toEqual(refused);
  await update(ConnectorId, { As2Config: { BasicAuthSecretId: '' } });
  expect((await read(ConnectorId))?.As2Config).not.toHaveProperty('BasicAuthSecretId');
  expect((await read(ConnectorId))?.As2Config).toMatchObject(parties);
  await update(ConnectorId, { Url });
});

test('asynchronous MDNs have an address, and servers of AS2 that take them', async () => {
  const mdnUrl = 'http://mdn.example.com:5080';
  expect(await refusal(add(asynchronous()))).toEqual(
    invalidRequest('AsyncMdnConfig must be specified with MdnResponse: ASYNC'),
  );
  expect(await refusal(add(asynchronous({ Url: mdnUrl, ServerIds: undefined })))).toEqual(
    invalidRequest('Url and ServerIds must be specified in AsyncMdnConfig'),
  );
  expect(await refusal(add(asynchronous({ Url: 'mailto:a@b', ServerIds: [ServerId] })))).toEqual(
    invalidRequest('AsyncMdnConfig.Url must be an HTTP or HTTPS URL without user name or password'),
  );
  expect(await refusal(add(asynchronous({ Url: mdnUrl, ServerIds: [ServerId, ServerId] })))).toEqual(
    invalidRequest('ServerIds must not contain duplicates'),
  );
  const missing = 's-00000000000000000';
  expect(await refusal(add(asynchronous({ Url: mdnUrl, ServerIds: [missing] })))).toMatchObject({
    name: 'ResourceNotFoundException',
    Resource: missing,
  });
  const sftp = await newServer(client, { Protocols: ['SFTP'] });
  expect(await refusal(add(asynchronous({ Url: mdnUrl, ServerIds: [ServerId, sftp] })))).toEqual(
    invalidRequest(`Server ${sftp} does not have the protocol AS2 enabled`),
  );
  for (const MdnResponse of ['SYNC', 'NONE'] as const) {
    expect(
      await refusal(add({ MdnResponse, AsyncMdnConfig: { Url: mdnUrl, ServerIds: [ServerId] } })),
    ).toEqual(invalidRequest(`AsyncMdnConfig cannot be specified with MdnResponse: ${MdnResponse}`));
  }
  const ConnectorId = await add(asynchronous({ Url: mdnUrl, ServerIds: [ServerId] }));
  expect((await read(ConnectorId))?.As2Config?.AsyncMdnConfig).toEqual({
    Url: mdnUrl,
    ServerIds: [ServerId],
  });
  await update(ConnectorId, { As2Config: { MdnResponse: 'SYNC' } });
  expect((await read(ConnectorId))?.As2Config).not.toHaveProperty('AsyncMdnConfig');
  await remove(ConnectorId);
});

test('a server that takes the MDNs of a connector stays, and stays one of AS2', async () => {
  const taking = await newServer(client);
  const config = { Url: 'http://mdn.example.com', ServerIds: [taking] };
  const ConnectorId = await add(asynchronous(config));
  expect(await refusal(client.send(new DeleteServerCommand({ ServerId: taking })))).toEqual(
    invalidRequest(`Server is still in use by connector ${ConnectorId}`),
  );
  expect(
    await refusal(client.send(new UpdateServerCommand({ ServerId: taking, Protocols: ['SFTP'] }))),
  ).toEqual(invalidRequest(`Protocol AS2 is still in use by connector ${ConnectorId}`));
  await remove(ConnectorId);
  await client.send(new DeleteServerCommand({ ServerId: taking }));
});

test.each([
  'LocalProfileId',
  'PartnerProfileId',
  'Compression',
  'EncryptionAlgorithm',
  'SigningAlgorithm',
  'MdnResponse',
])('As2Config without %s is refused', async (member) => {
  expect(await refusal(add({ [member]: undefined }))).toEqual(
    invalidRequest(`${member} must be specified in As2Config`),
  );
});

test('profiles are there, ours on our side, and stay while a connector names them', async () => {
  const { LocalProfileId, PartnerProfileId } = parties;
  expect(await refusal(add({ LocalProfileId: PartnerProfileId }))).toEqual(
    invalidRequest(`LocalProfileId must be of ProfileType: LOCAL: ${PartnerProfileId}`),
  );
  expect(await refusal(add({ PartnerProfileId: LocalProfileId }))).toEqual(
    invalidRequest(`PartnerProfileId must be of ProfileType: PARTNER: ${LocalProfileId}`),
  );
  const missing = 'p-00000000000000000';
  expect(await refusal(add({ PartnerProfileId: missing }))).toMatchObject({ Resource: missing });
  const own = await newParties(client);
  const ConnectorId = await newConnector(client, own);
  for (const ProfileId of Object.values(own)) {
    expect(await refusal(client.send(new DeleteProfileCommand({ ProfileId })))).toEqual(
      invalidRequest(`Profile is still in use by connector ${ConnectorId}`),
    );
  }
  await remove(ConnectorId);
  for (const ProfileId of Object.values(own)) await client.send(new DeleteProfileCommand({ ProfileId }));
});

test('a connector of AS2 stays one', async () => {
  const exactlyOne = invalidRequest('Exactly one of As2Config and SftpConfig must be specified');
  const SftpConfig = { UserSecretId: 'secret' };
  const create = (input: object) => client.send(new CreateConnectorCommand({ AccessRole, Url, ...input }));
  expect(await refusal(create({}))).toEqual(exactlyOne);
  expect(await refusal(create({ As2Config: {}, SftpConfig }))).toEqual(exactlyOne);
  const ConnectorId = await add();
  expect(await refusal(update(ConnectorId, { SftpConfig }))).toEqual(
    invalidRequest('SftpConfig cannot be specified for AS2 connectors'),
  );
  const EgressConfig = {
    VpcLattice: {
      ResourceConfigurationArn:
        'arn:aws:vpc-lattice:us-east-1:123456789012:resourceconfiguration/rcfg-0123456789abcdef0',
    },
  };
  const noEgress = invalidRequest('EgressConfig is not supported for AS2 connectors');
  expect(await refusal(add({}, { EgressConfig }))).toEqual(noEgress);
  expect(await refusal(update(ConnectorId, { EgressConfig }))).toEqual(noEgress);
});

test("a security policy is a connector's", async () => {
  const SecurityPolicyName = 'TransferSFTPConnectorSecurityPolicy-2024-03';
  expect(await read(await add({}, { SecurityPolicyName }))).toMatchObject({ SecurityPolicyName });
  expect(
    await refusal(add({}, { SecurityPolicyName: 'TransferSFTPConnectorSecurityPolicy-1999-01' })),
  ).toMatchObject({ name: 'ResourceNotFoundException', message: 'Unknown security policy' });
});

test('connections of AS2 connectors cannot be tested', async () => {
  const ConnectorId = await add();
  expect(await refusal(client.send(new TestConnectionCommand({ ConnectorId })))).toEqual(
    invalidRequest('TestConnection is supported only for SFTP connectors'),
  );
});

test('a deleted connector is unknown', async () => {
  const ConnectorId = await add();
  await remove(ConnectorId);
  const unknown = {
    name: 'ResourceNotFoundException',
    message: 'Unknown connector',
    status: 400,
    Resource: ConnectorId,
    ResourceType: 'Connector',
  };
  expect(await refusal(read(ConnectorId))).toEqual(unknown);
  expect(await refusal(update(ConnectorId, {}))).toEqual(unknown);
  expect(await refusal(remove(ConnectorId))).toEqual(unknown);
  expect(await refusal(client.send(new TestConnectionCommand({ ConnectorId })))).toEqual(unknown);
});

test('connectors are listed with their Url, page by page, and are there after kill -9', async () => {
  const all = (await client.send(new ListConnectorsCommand({ MaxResults: 1000 }))).Connectors ?? [];
  const ids = all.map((item) => item.ConnectorId);
  expect(ids).toEqual([...ids].sort());
  expect(all[0]).toEqual({ Arn: expect.any(String), ConnectorId: ids[0], Url: expect.any(String) });
  await emulator.stop('SIGKILL');
  emulator = await startEmulator({ dataDir: folder.path });
  client = transferClient(emulator.endpoint);
  const seen: (string | undefined)[] = [];
  for await (const page of paginateListConnectors({ client, pageSize: 2 }, {})) {
    seen.push(...(page.Connectors ?? []).map((item) => item.ConnectorId));
  }
  expect(seen).toEqual(ids);
});
