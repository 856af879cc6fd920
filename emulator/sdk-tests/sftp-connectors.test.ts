import {
  CreateConnectorCommand,
  type CreateConnectorCommandInput,
  DeleteConnectorCommand,
  DescribeConnectorCommand,
  ListConnectorsCommand,
  ListFileTransferResultsCommand,
  paginateListFileTransferResults,
  type SftpConnectorConfig,
  StartDirectoryListingCommand,
  StartFileTransferCommand,
  type StartFileTransferCommandInput,
  StartRemoteDeleteCommand,
  StartRemoteMoveCommand,
  TestConnectionCommand,
  type TransferClient,
  UpdateConnectorCommand,
  type UpdateConnectorCommandInput,
} from '@aws-sdk/client-transfer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newConnector, newParties } from './as2-setup';
import {
  type Emulator,
  invalidRequest,
  refusal,
  startEmulator,
  temporaryFolder,
  transferClient,
} from './harness';
import { newKeyPair } from './new-key-pair';
import { newEcdsaKey } from './sftp-connector-world';

const folder = temporaryFolder();
let emulator: Emulator;
let client: TransferClient;

beforeAll(async () => {
  emulator = await startEmulator({ dataDir: folder.path });
  client = transferClient(emulator.endpoint);
});

afterAll(async () => {
  await emulator.stop();
  folder.remove();
});

const AccessRole = 'arn:aws:iam::123456789012:role/connector';
const Url = 'sftp://partner.example.com';
const UserSecretId = 'partner/sftp';
const ecdsa = newEcdsaKey().public;
const lattice = (PortNumber?: number) => ({
  VpcLattice: {
    ResourceConfigurationArn:
      'arn:aws:vpc-lattice:us-east-1:123456789012:resourceconfiguration/rcfg-0123456789abcdef0',
    PortNumber,
  },
});

async function add(SftpConfig: SftpConnectorConfig = {}, rest: Partial<CreateConnectorCommandInput> = {}) {
  const input = { AccessRole, Url, SftpConfig: { UserSecretId, ...SftpConfig }, ...rest };
  return (await client.send(new CreateConnectorCommand(input))).ConnectorId ?? '';
}
const read = async (ConnectorId: string) =>
  (await client.send(new DescribeConnectorCommand({ ConnectorId }))).Connector;
const update = (ConnectorId: string, changes: Partial<UpdateConnectorCommandInput>) =>
  client.send(new UpdateConnectorCommand({ ConnectorId, ...changes }));

test('a connector is active at once, with one connection, no trusted keys and the current policy', async () => {
  const ConnectorId = await add({}, { LoggingRole: AccessRole, Tags: [{ Key: 'a', Value: 'b' }] });
  expect(await read(ConnectorId)).toEqual({
    Arn: `arn:aws:transfer:us-east-1:123456789012:connector/${ConnectorId}`,
    ConnectorId,
    Url,
    AccessRole,
    LoggingRole: AccessRole,
    SftpConfig: { UserSecretId, TrustedHostKeys: [], MaxConcurrentConnections: 1 },
    SecurityPolicyName: 'TransferSFTPConnectorSecurityPolicy-2024-03',
    IpAddressType: 'IPV4',
    EgressType: 'SERVICE_MANAGED',
    Status: 'ACTIVE',
    ServiceManagedEgressIpAddresses: [expect.any(String), expect.any(String), expect.any(String)],
    Tags: [{ Key: 'a', Value: 'b' }],
  });
  const { Connectors = [] } = await client.send(new ListConnectorsCommand({ MaxResults: 1000 }));
  expect(Connectors).toContainEqual({ ConnectorId, Arn: expect.any(String), Url });
});

test('an update merges the members of SftpConfig, replaces trusted keys, and changes what else it names', async () => {
  const ConnectorId = await add({ TrustedHostKeys: [ecdsa], MaxConcurrentConnections: 3 });
  const before = await read(ConnectorId);
  const TrustedHostKeys = [`partner.example.com ${newEcdsaKey().public}`, ecdsa];
  const SecurityPolicyName = 'TransferSFTPConnectorSecurityPolicy-FIPS-2024-10';
  await update(ConnectorId, { SftpConfig: { TrustedHostKeys }, Url: `${Url}:2222`, SecurityPolicyName });
  expect(await read(ConnectorId)).toEqual({
    ...before,
    Url: `${Url}:2222`,
    SecurityPolicyName,
    SftpConfig: { UserSecretId, TrustedHostKeys, MaxConcurrentConnections: 3 },
  });
  await update(ConnectorId, { SftpConfig: { UserSecretId: 'other', TrustedHostKeys: [] } });
  expect((await read(ConnectorId))?.SftpConfig).toEqual({
    UserSecretId: 'other',
    TrustedHostKeys: [],
    MaxConcurrentConnections: 3,
  });
});

test('an SFTP connector stays one', async () => {
  expect(await refusal(update(await add(), { As2Config: {} }))).toEqual(
    invalidRequest('As2Config cannot be specified for SFTP connectors'),
  );
});

test('a connector has a secret to log in with', async () => {
  expect(await refusal(add({ UserSecretId: undefined }))).toEqual(
    invalidRequest('UserSecretId must be specified in SftpConfig'),
  );
});

test.each([
  'partner.example.com',
  'http://partner.example.com',
  'sftp://',
  'sftp://user@partner.example.com',
  'sftp://user:password@partner.example.com',
  'sftp://partner.example.com/inbox',
  'sftp://partner.example.com:70000',
  'sftp://two words',
])('%s is no server to connect to', async (wrong) => {
  const refused = invalidRequest('Url must be of the form sftp://host or sftp://host:port');
  expect(await refusal(add({}, { Url: wrong }))).toEqual(refused);
  expect(await refusal(update(await add(), { Url: wrong }))).toEqual(refused);
});

test('a connector that leaves by itself has a Url', async () => {
  for (const none of [undefined, '']) {
    expect(await refusal(add({}, { Url: none }))).toEqual(
      invalidRequest('Url must be specified for SFTP connectors without EgressConfig'),
    );
  }
});

test.each([
  ['with a comment', `${ecdsa} me@host`],
  ['with host and comment', `partner.example.com ${ecdsa} me@host`],
  ['of Ed25519', newKeyPair().public],
  ['without its type', ecdsa.split(' ')[1] ?? ''],
  ['of another type than it says', ecdsa.replace('nistp256', 'nistp384')],
  ['that is cut short', ecdsa.slice(0, -8)],
  ['that is none', 'ssh-rsa AAAA'],
])('a trusted host key %s is refused', async (_, key) => {
  const refused = invalidRequest('Invalid host key format.');
  expect(await refusal(add({ TrustedHostKeys: [key] }))).toEqual(refused);
  expect(await refusal(update(await add(), { SftpConfig: { TrustedHostKeys: [key] } }))).toEqual(refused);
});

test('trusted host keys are at most ten, and each is there once', async () => {
  const keys = Array.from({ length: 11 }, () => newEcdsaKey().public);
  await add({ TrustedHostKeys: keys.slice(1) });
  expect(await refusal(add({ TrustedHostKeys: keys }))).toMatchObject({ name: 'ValidationException' });
  expect(await refusal(add({ TrustedHostKeys: [ecdsa, `host ${ecdsa}`] }))).toEqual(
    invalidRequest('TrustedHostKeys must not contain duplicates'),
  );
});

test('there are one to five connections at once', async () => {
  expect(await refusal(add({ MaxConcurrentConnections: 0 }))).toMatchObject({ name: 'ValidationException' });
  expect(await refusal(add({ MaxConcurrentConnections: 6 }))).toEqual(
    invalidRequest('MaxConcurrentConnections must not be greater than 5'),
  );
  await add({ MaxConcurrentConnections: 5 });
});

test("a security policy is a connector's", async () => {
  const SecurityPolicyName = 'TransferSFTPConnectorSecurityPolicy-1999-01';
  const unknown = { name: 'ResourceNotFoundException', message: 'Unknown security policy' };
  expect(await refusal(add({}, { SecurityPolicyName }))).toMatchObject(unknown);
  expect(await refusal(update(await add(), { SecurityPolicyName }))).toMatchObject(unknown);
});

describe('VPC Lattice', () => {
  test('takes the place of the Url, and of the host in a trusted key', async () => {
    expect(await refusal(add({}, { EgressConfig: lattice() }))).toEqual(
      invalidRequest('Url must not be specified with EgressConfig'),
    );
    expect(await refusal(add({}, { Url: undefined, EgressConfig: {} as never }))).toEqual(
      invalidRequest('VpcLattice must be specified in EgressConfig'),
    );
    const TrustedHostKeys = [`partner.example.com ${ecdsa}`];
    expect(await refusal(add({ TrustedHostKeys }, { Url: undefined, EgressConfig: lattice() }))).toEqual(
      invalidRequest('Invalid host key format.'),
    );
    const ConnectorId = await add({ TrustedHostKeys: [ecdsa] }, { Url: undefined, EgressConfig: lattice() });
    const connector = await read(ConnectorId);
    expect(connector).toMatchObject({
      EgressType: 'VPC_LATTICE',
      EgressConfig: lattice(22),
      ServiceManagedEgressIpAddresses: [],
      Status: 'ERRORED',
      ErrorMessage: 'The emulator has no VPC Lattice: the resource configuration cannot be reached',
    });
    expect(connector).not.toHaveProperty('Url');
  });

  test('is changed by a port, left by a Url, and entered by a resource configuration', async () => {
    const ConnectorId = await add({}, { Url: undefined, EgressConfig: lattice() });
    await update(ConnectorId, { EgressConfig: { VpcLattice: { PortNumber: 2222 } } });
    expect((await read(ConnectorId))?.EgressConfig).toEqual(lattice(2222));
    await update(ConnectorId, { Url });
    expect(await read(ConnectorId)).toMatchObject({ Url, EgressType: 'SERVICE_MANAGED', Status: 'ACTIVE' });
    await update(ConnectorId, { EgressConfig: lattice(22) });
    expect(await read(ConnectorId)).toMatchObject({ EgressType: 'VPC_LATTICE' });
    expect(await refusal(update(ConnectorId, { Url, EgressConfig: lattice() }))).toEqual(
      invalidRequest('Url must not be specified with EgressConfig'),
    );
    const plain = await add();
    expect(await refusal(update(plain, { EgressConfig: { VpcLattice: { PortNumber: 22 } } }))).toEqual(
      invalidRequest('ResourceConfigurationArn must be specified in EgressConfig'),
    );
  });

  test('is pending for a while, and nothing can be done meanwhile', async () => {
    const other = temporaryFolder();
    const slow = await startEmulator({ dataDir: other.path, args: ['--state-delay-ms', '600000'] });
    const waiting = transferClient(slow.endpoint);
    const { ConnectorId = '' } = await waiting.send(
      new CreateConnectorCommand({ AccessRole, SftpConfig: { UserSecretId }, EgressConfig: lattice() }),
    );
    const { Connector } = await waiting.send(new DescribeConnectorCommand({ ConnectorId }));
    expect(Connector?.Status).toBe('PENDING');
    const unavailable = invalidRequest('Connector not available');
    expect(await refusal(waiting.send(new TestConnectionCommand({ ConnectorId })))).toEqual(unavailable);
    const move = new StartRemoteMoveCommand({ ConnectorId, SourcePath: 'a', TargetPath: 'b' });
    expect(await refusal(waiting.send(move))).toEqual(unavailable);
    await slow.stop();
    other.remove();
  });
});

test('there are at most a hundred SFTP connectors, beside as many of AS2', async () => {
  const eu = transferClient(emulator.endpoint, { region: 'eu-west-1' });
  const input = { AccessRole, Url, SftpConfig: { UserSecretId } };
  for (let count = 0; count < 100; count++) await eu.send(new CreateConnectorCommand(input));
  expect(await refusal(eu.send(new CreateConnectorCommand(input)))).toEqual(
    invalidRequest('Limit exceeded: 100 SFTP connectors'),
  );
  await newConnector(eu, await newParties(eu));
});

describe('a transfer', () => {
  const start = (ConnectorId: string, input: Partial<StartFileTransferCommandInput>) =>
    client.send(new StartFileTransferCommand({ ConnectorId, ...input }));
  const either = 'Exactly one of SendFilePaths and RetrieveFilePaths must be specified';

  test.each([
    [{}, either],
    [{ SendFilePaths: ['/box/a'], RetrieveFilePaths: ['/a'], LocalDirectoryPath: '/box' }, either],
    [{ SendFilePaths: ['box/a'] }, 'Invalid SendFilePaths: box/a is not of the form /bucket/key'],
    [{ SendFilePaths: ['/box'] }, 'Invalid SendFilePaths: /box is not of the form /bucket/key'],
    [
      { SendFilePaths: ['/box/a'], LocalDirectoryPath: '/box' },
      'LocalDirectoryPath cannot be specified with SendFilePaths',
    ],
    [{ RetrieveFilePaths: ['/a'] }, 'LocalDirectoryPath must be specified with RetrieveFilePaths'],
    [
      { RetrieveFilePaths: ['/a'], LocalDirectoryPath: '/box', RemoteDirectoryPath: '/' },
      'RemoteDirectoryPath cannot be specified with RetrieveFilePaths',
    ],
    [
      { RetrieveFilePaths: ['/a'], LocalDirectoryPath: 'box' },
      'Invalid LocalDirectoryPath: box is not of the form /bucket/prefix',
    ],
    [
      { RetrieveFilePaths: ['/a/'], LocalDirectoryPath: '/box' },
      'Invalid RetrieveFilePaths: /a/ is not the path of a file',
    ],
    [
      { SendFilePaths: ['/box/a'], CustomHttpHeaders: [{ Key: 'a', Value: 'b' }] },
      'CustomHttpHeaders is not supported for SFTP connectors',
    ],
  ])('with %j is refused', async (input, message) => {
    expect(await refusal(start(await add(), input))).toEqual(invalidRequest(message));
  });

  test('has at most ten files', async () => {
    const SendFilePaths = Array.from({ length: 11 }, (_, index) => `/box/${index}`);
    expect(await refusal(start(await add(), { SendFilePaths }))).toMatchObject({
      name: 'ValidationException',
    });
  });

  test('has results page by page, in the order of the request, for its own connector only', async () => {
    const ConnectorId = await add();
    const SendFilePaths = ['/box/c', '/box/a', '/box/b'];
    const { TransferId = '' } = await start(ConnectorId, { SendFilePaths });
    const seen: (string | undefined)[] = [];
    const pages = paginateListFileTransferResults({ client, pageSize: 2 }, { ConnectorId, TransferId });
    for await (const { FileTransferResults = [] } of pages) {
      seen.push(...FileTransferResults.map(({ FilePath }) => FilePath));
    }
    expect(seen).toEqual(SendFilePaths);
    const list = (input: object) =>
      refusal(client.send(new ListFileTransferResultsCommand({ ConnectorId, TransferId, ...input })));
    const unknown = { name: 'ResourceNotFoundException', message: 'Unknown file transfer' };
    expect(await list({ ConnectorId: await add() })).toMatchObject(unknown);
    expect(await list({ TransferId: 'none' })).toMatchObject(unknown);
    expect(await list({ NextToken: 'forged' })).toMatchObject({ name: 'InvalidRequestException' });
    const deletion = await client.send(new StartRemoteDeleteCommand({ ConnectorId, DeletePath: '/a' }));
    expect(await list({ TransferId: deletion.DeleteId })).toMatchObject(unknown);
  });
});

describe('a directory listing', () => {
  const list = (ConnectorId: string, input: object) =>
    client.send(
      new StartDirectoryListingCommand({
        ConnectorId,
        RemoteDirectoryPath: '/',
        OutputDirectoryPath: '/box/lists',
        ...input,
      }),
    );

  test('is put into a file that is named after connector and listing', async () => {
    const ConnectorId = await add();
    const { ListingId, OutputFileName } = await list(ConnectorId, {});
    expect(OutputFileName).toBe(`${ConnectorId}-${ListingId}.json`);
  });

  test('has a place in a bucket, and 200,000 items at most', async () => {
    const ConnectorId = await add();
    expect(await refusal(list(ConnectorId, { OutputDirectoryPath: 'box' }))).toEqual(
      invalidRequest('Invalid OutputDirectoryPath: box is not of the form /bucket/prefix'),
    );
    expect(await refusal(list(ConnectorId, { MaxItems: 0 }))).toMatchObject({ name: 'ValidationException' });
    expect(await refusal(list(ConnectorId, { MaxItems: 200_001 }))).toEqual(
      invalidRequest('MaxItems must not be greater than 200000'),
    );
  });
});

test.each([
  [
    'StartDirectoryListing',
    new StartDirectoryListingCommand({ ConnectorId: '', RemoteDirectoryPath: '', OutputDirectoryPath: '' }),
    ['connectorId', 'remoteDirectoryPath', 'outputDirectoryPath'],
  ],
  [
    'StartRemoteMove',
    new StartRemoteMoveCommand({ ConnectorId: '', SourcePath: '', TargetPath: '' }),
    ['connectorId', 'sourcePath', 'targetPath'],
  ],
  [
    'StartRemoteDelete',
    new StartRemoteDeleteCommand({ ConnectorId: '', DeletePath: '' }),
    ['connectorId', 'deletePath'],
  ],
] as const)('%s needs each of its required members', async (_, command, members) => {
  const { name, message } = await refusal(client.send(command as StartRemoteDeleteCommand));
  expect(name).toBe('ValidationException');
  for (const member of members) expect(message).toContain(`Value at '${member}'`);
});

test('what is done on SFTP servers is not for AS2 connectors, nor for unknown ones', async () => {
  const ConnectorId = await newConnector(client, await newParties(client));
  const commands = (id: string) => ({
    TestConnection: new TestConnectionCommand({ ConnectorId: id }),
    StartRemoteMove: new StartRemoteMoveCommand({ ConnectorId: id, SourcePath: 'a', TargetPath: 'b' }),
    StartRemoteDelete: new StartRemoteDeleteCommand({ ConnectorId: id, DeletePath: 'a' }),
    StartDirectoryListing: new StartDirectoryListingCommand({
      ConnectorId: id,
      RemoteDirectoryPath: '/',
      OutputDirectoryPath: '/box',
    }),
  });
  for (const [operation, command] of Object.entries(commands(ConnectorId))) {
    expect(await refusal(client.send(command as TestConnectionCommand))).toEqual(
      invalidRequest(`${operation} is supported only for SFTP connectors`),
    );
  }
  for (const command of Object.values(commands('c-00000000000000000'))) {
    expect(await refusal(client.send(command as TestConnectionCommand))).toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Unknown connector',
    });
  }
});

test('a deleted connector is unknown, with all that it was asked for', async () => {
  const ConnectorId = await add();
  const { TransferId } = await client.send(
    new StartFileTransferCommand({ ConnectorId, SendFilePaths: ['/box/a'] }),
  );
  await client.send(new DeleteConnectorCommand({ ConnectorId }));
  expect(
    await refusal(client.send(new ListFileTransferResultsCommand({ ConnectorId, TransferId }))),
  ).toMatchObject({ message: 'Unknown connector' });
});
