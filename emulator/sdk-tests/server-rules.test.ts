import {
  CreateServerCommand,
  type CreateServerCommandInput,
  DeleteServerCommand,
  DescribeServerCommand,
  ListServersCommand,
  StopServerCommand,
  type TransferClient,
  UpdateServerCommand,
  type UpdateServerCommandInput,
} from '@aws-sdk/client-transfer';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { invalidRequest, refusal, startEndpoint, transferClient, waitForState } from './harness';

let target: Awaited<ReturnType<typeof startEndpoint>>;
let client: TransferClient;
let created: string[] = [];

beforeAll(async () => {
  target = await startEndpoint();
  client = transferClient(target.endpoint);
});

afterAll(() => target.stop());

afterEach(async () => {
  await Promise.all(created.map((ServerId) => client.send(new DeleteServerCommand({ ServerId }))));
  created = [];
});

async function create(input: CreateServerCommandInput = {}): Promise<string> {
  const { ServerId = '' } = await client.send(new CreateServerCommand(input));
  created.push(ServerId);
  return ServerId;
}

const update = (input: UpdateServerCommandInput) => client.send(new UpdateServerCommand(input));

const show = async (ServerId: string) => (await client.send(new DescribeServerCommand({ ServerId }))).Server;

async function createOffline(input: CreateServerCommandInput = {}): Promise<string> {
  const ServerId = await create(input);
  await waitForState(client, ServerId, 'ONLINE');
  await client.send(new StopServerCommand({ ServerId }));
  await waitForState(client, ServerId, 'OFFLINE');
  return ServerId;
}

const EndpointDetails = {
  VpcId: 'vpc-0123456789abcdef0',
  SubnetIds: ['subnet-0a', 'subnet-0b'],
};
const vpc = { EndpointType: 'VPC', EndpointDetails } as const;
const role = 'arn:aws:iam::123456789012:role/transfer';
const lambda = {
  IdentityProviderType: 'AWS_LAMBDA',
  IdentityProviderDetails: { Function: 'arn:aws:lambda:us-east-1:123456789012:function:idp' },
} as const;
const certificate = 'arn:aws:acm:us-east-1:123456789012:certificate/1';
const hostKey = `-----BEGIN OPENSSH PRIVATE KEY-----
b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW
QyNTUxOQAAACCzPq7zfqLffKoBDe/eo04kH2XxtSmk9D7RQyf1xUqrYgAAAJgAIAxdACAM
XQAAAAtzc2gtZWQyNTUxOQAAACCzPq7zfqLffKoBDe/eo04kH2XxtSmk9D7RQyf1xUqrYg
AAAEC2BsIi0QwW2uFscKTUUXNHLsYX4FxlaSDSblbAj7WR7bM+rvN+ot98qgEN796jTiQf
ZfG1KaT0PtFDJ/XFSqtiAAAAEHVzZXJAZXhhbXBsZS5jb20BAgMEBQ==
-----END OPENSSH PRIVATE KEY-----
`;

describe('a server is not created with', () => {
  const refused: [string, CreateServerCommandInput, string][] = [
    [
      'another protocol than SFTP on a public endpoint',
      { Protocols: ['FTPS'], Certificate: certificate, ...lambda },
      'EndpointType: PUBLIC supports only the protocol SFTP',
    ],
    [
      'FTP and users of its own',
      { Protocols: ['FTP'], ...vpc },
      'IdentityProviderType: SERVICE_MANAGED does not support the protocols FTP and FTPS',
    ],
    [
      'FTPS and no certificate',
      { Protocols: ['FTPS'], ...vpc, ...lambda },
      'Certificate must be specified to enable FTPS protocol.',
    ],
    [
      'AS2 and no transport',
      { Protocols: ['AS2'], ...vpc },
      'As2Transport must be specified to enable AS2 protocol.',
    ],
    [
      'AS2 on EFS',
      { Protocols: ['AS2'], ...vpc, Domain: 'EFS', ProtocolDetails: { As2Transports: ['HTTP'] } },
      'Domain: EFS does not support the protocol AS2',
    ],
    ['a protocol twice', { Protocols: ['SFTP', 'SFTP'] }, 'Protocols must not contain duplicates'],
    [
      'details of a provider that it does not have',
      { IdentityProviderDetails: { SftpAuthenticationMethods: 'PASSWORD' } },
      'Must specify IdentityProviderType with IdentityProviderDetails',
    ],
    [
      'a directory service and no directory',
      { IdentityProviderType: 'AWS_DIRECTORY_SERVICE' },
      'DirectoryId must be specified for IdentityProviderType: AWS_DIRECTORY_SERVICE',
    ],
    [
      'a Lambda provider and no function',
      { IdentityProviderType: 'AWS_LAMBDA' },
      'Function must be specified for IdentityProviderType: AWS_LAMBDA',
    ],
    [
      'an API Gateway provider and no role',
      { IdentityProviderType: 'API_GATEWAY', IdentityProviderDetails: { Url: 'https://x.example' } },
      'InvocationRole must be specified for IdentityProviderType: API_GATEWAY',
    ],
    [
      'endpoint details of a public endpoint',
      { EndpointDetails },
      'EndpointDetails invalid for PUBLIC endpoints',
    ],
    [
      'elastic addresses',
      { ...vpc, EndpointDetails: { ...EndpointDetails, AddressAllocationIds: ['eipalloc-1', 'eipalloc-2'] } },
      'AddressAllocationIds cannot be set in CreateServer',
    ],
    [
      'an endpoint id in a VPC',
      { ...vpc, EndpointDetails: { ...EndpointDetails, VpcEndpointId: 'vpce-0123456789abcdef0' } },
      'VPC Endpoint ID unsupported for EndpointType: VPC',
    ],
    ['a VPC endpoint and no VPC', { EndpointType: 'VPC' }, 'VpcId must be specified for EndpointType: VPC'],
    [
      'a VPC and no subnets',
      { EndpointType: 'VPC', EndpointDetails: { VpcId: EndpointDetails.VpcId } },
      'SubnetIds must be specified for EndpointType: VPC',
    ],
    [
      'the endpoint type that new accounts cannot have',
      { EndpointType: 'VPC_ENDPOINT', EndpointDetails: { VpcEndpointId: 'vpce-0123456789abcdef0' } },
      'EndpointType: VPC_ENDPOINT is available only to accounts that used it before May 19, 2021',
    ],
    [
      'optimised listings of EFS',
      { Domain: 'EFS', S3StorageOptions: { DirectoryListingOptimization: 'ENABLED' } },
      'S3StorageOptions is not supported for Domain: EFS',
    ],
    [
      'a log destination that is no log group of the Region',
      { StructuredLogDestinations: ['arn:aws:logs:eu-west-1:123456789012:log-group:x:*'] },
      'Invalid StructuredLogDestinations: arn:aws:logs:eu-west-1:123456789012:log-group:x:*',
    ],
    [
      'a reserved tag',
      { Tags: [{ Key: 'aws:x', Value: '' }] },
      'Tag keys starting with aws: are reserved for system use: aws:x',
    ],
    [
      'a passive address that is none',
      { ProtocolDetails: { PassiveIp: '1.2.3' } },
      'Invalid PassiveIp: 1.2.3',
    ],
    ['a host key that is none', { HostKey: 'no key' }, 'Invalid host key format'],
  ];

  test.each(refused)('%s', async (_what, input, message) => {
    expect(await refusal(client.send(new CreateServerCommand(input)))).toEqual(invalidRequest(message));
  });

  test('any of it, and nothing is left of the attempt', async () => {
    const list = async () => (await client.send(new ListServersCommand({ MaxResults: 1000 }))).Servers;
    const before = await list();
    await Promise.allSettled(refused.map(([, input]) => client.send(new CreateServerCommand(input))));
    expect(await list()).toEqual(before);
  });
});

test('a security policy of connectors, or one that does not exist, is unknown to servers', async () => {
  for (const name of ['TransferSFTPConnectorSecurityPolicy-2024-03', 'TransferSecurityPolicy-1999-01']) {
    const call = client.send(new CreateServerCommand({ SecurityPolicyName: name }));
    expect(await refusal(call)).toMatchObject({ name: 'ResourceNotFoundException', Resource: name });
  }
});

test('a policy of FIPS is for Regions that have such endpoints', async () => {
  const SecurityPolicyName = 'TransferSecurityPolicy-FIPS-2024-01';
  const ServerId = await create({ SecurityPolicyName });
  expect((await show(ServerId))?.SecurityPolicyName).toBe(SecurityPolicyName);
  const elsewhere = transferClient(target.endpoint, { region: 'eu-west-1' });
  expect(await refusal(elsewhere.send(new CreateServerCommand({ SecurityPolicyName })))).toEqual(
    invalidRequest(`Security policy ${SecurityPolicyName} is not available in eu-west-1`),
  );
});

test('a server in a VPC shows its endpoint, and never its security groups', async () => {
  const ServerId = await create({
    ...vpc,
    EndpointDetails: { ...EndpointDetails, SecurityGroupIds: ['sg-0123456789abcdef0'] },
    ...lambda,
    Protocols: ['SFTP', 'FTPS', 'AS2'],
    Certificate: certificate,
    ProtocolDetails: { As2Transports: ['HTTP'] },
    Tags: [{ Key: 'Name', Value: 'all' }],
    LoggingRole: role,
    PreAuthenticationLoginBanner: 'hello',
  });
  expect(await show(ServerId)).toMatchObject({
    As2ServiceManagedEgressIpAddresses: [expect.any(String), expect.any(String), expect.any(String)],
    Certificate: certificate,
    EndpointDetails: { ...EndpointDetails, VpcEndpointId: expect.stringMatching(/^vpce-[0-9a-f]{17}$/) },
    IdentityProviderDetails: {
      ...lambda.IdentityProviderDetails,
      SftpAuthenticationMethods: 'PUBLIC_KEY_OR_PASSWORD',
    },
    LoggingRole: role,
    PreAuthenticationLoginBanner: 'hello',
    ProtocolDetails: { As2Transports: ['HTTP'], PassiveIp: 'AUTO' },
    Tags: [{ Key: 'Name', Value: 'all' }],
  });
  expect((await show(ServerId))?.EndpointDetails).not.toHaveProperty('SecurityGroupIds');
});

test('a host key that is given takes the place of the generated ones', async () => {
  const ServerId = await create({ HostKey: hostKey });
  expect((await show(ServerId))?.HostKeyFingerprint).toMatch(/^SHA256:.{43}=$/);
  expect(await refusal(update({ ServerId, HostKey: hostKey }))).toMatchObject({
    name: 'ResourceExistsException',
    ResourceType: 'HostKey',
  });
});

describe('an update', () => {
  test('keeps what it does not name', async () => {
    const ServerId = await create({ PreAuthenticationLoginBanner: 'hello', LoggingRole: role });
    await update({ ServerId, ProtocolDetails: { SetStatOption: 'ENABLE_NO_OP' } });
    expect(await show(ServerId)).toMatchObject({
      LoggingRole: role,
      PreAuthenticationLoginBanner: 'hello',
      ProtocolDetails: {
        PassiveIp: 'AUTO',
        SetStatOption: 'ENABLE_NO_OP',
        TlsSessionResumptionMode: 'ENFORCED',
      },
    });
  });

  test('clears by empty values', async () => {
    const destination = 'arn:aws:logs:us-east-1:123456789012:log-group:/x:*';
    const ServerId = await create({
      PreAuthenticationLoginBanner: 'hello',
      PostAuthenticationLoginBanner: 'bye',
      LoggingRole: role,
      StructuredLogDestinations: [destination],
    });
    await update({
      ServerId,
      PreAuthenticationLoginBanner: '',
      PostAuthenticationLoginBanner: '',
      LoggingRole: '',
      StructuredLogDestinations: [],
      WorkflowDetails: { OnUpload: [] },
    });
    const server = await show(ServerId);
    for (const member of [
      'PreAuthenticationLoginBanner',
      'PostAuthenticationLoginBanner',
      'LoggingRole',
      'StructuredLogDestinations',
      'WorkflowDetails',
    ]) {
      expect(server).not.toHaveProperty(member);
    }
  });

  test('needs the server to be offline for its endpoint type and address type', async () => {
    const ServerId = await create();
    await waitForState(client, ServerId, 'ONLINE');
    expect(await refusal(update({ ServerId, ...vpc }))).toEqual(
      invalidRequest('Server must be OFFLINE to change EndpointType'),
    );
    expect(await refusal(update({ ServerId, IpAddressType: 'DUALSTACK' }))).toEqual(
      invalidRequest('Server must be OFFLINE to change IpAddressType'),
    );
    await client.send(new StopServerCommand({ ServerId }));
    await waitForState(client, ServerId, 'OFFLINE');
    await update({ ServerId, ...vpc, IpAddressType: 'DUALSTACK' });
    expect(await show(ServerId)).toMatchObject({ EndpointType: 'VPC', IpAddressType: 'DUALSTACK' });
    await update({ ServerId, EndpointType: 'PUBLIC' });
    expect(await show(ServerId)).not.toHaveProperty('EndpointDetails');
  });

  test('gives elastic addresses only by the procedure of the service', async () => {
    const ServerId = await create(vpc);
    await waitForState(client, ServerId, 'ONLINE');
    const AddressAllocationIds = ['eipalloc-1', 'eipalloc-2'];
    const attach = { ServerId, EndpointDetails: { AddressAllocationIds } };
    expect(await refusal(update(attach))).toEqual(
      invalidRequest('Server must be OFFLINE to change AddressAllocationIds'),
    );
    await client.send(new StopServerCommand({ ServerId }));
    await waitForState(client, ServerId, 'OFFLINE');

    const subnets = { SubnetIds: ['subnet-0c', 'subnet-0d'] };
    expect(
      await refusal(update({ ServerId, EndpointDetails: { AddressAllocationIds, ...subnets } })),
    ).toEqual(
      invalidRequest('Specified SubnetIds must exist in the server before attaching AddressAllocationIds'),
    );
    expect(
      await refusal(update({ ServerId, EndpointDetails: { AddressAllocationIds: ['eipalloc-1'] } })),
    ).toEqual(invalidRequest('The number of AddressAllocationIds must match the number of SubnetIds'));
    await update(attach);
    expect((await show(ServerId))?.EndpointDetails).toMatchObject({ AddressAllocationIds });
    expect(await refusal(update({ ServerId, EndpointDetails: subnets }))).toEqual(
      invalidRequest('AddressAllocationIds must be removed before SubnetIds can be modified'),
    );
    expect(await refusal(update({ ServerId, IpAddressType: 'DUALSTACK' }))).toEqual(
      invalidRequest('AddressAllocationIds cannot be used with IpAddressType: DUALSTACK'),
    );
    await update({ ServerId, EndpointDetails: { AddressAllocationIds: [] } });
    await update({ ServerId, EndpointDetails: subnets });
    const details = (await show(ServerId))?.EndpointDetails;
    expect(details).toMatchObject(subnets);
    expect(details).not.toHaveProperty('AddressAllocationIds');
  });

  test('never changes a VPC or its security groups', async () => {
    const ServerId = await createOffline(vpc);
    expect(await refusal(update({ ServerId, EndpointDetails: { VpcId: 'vpc-9' } }))).toEqual(
      invalidRequest('Changing VpcId is not supported'),
    );
    const SecurityGroupIds = ['sg-0123456789abcdef0'];
    expect(await refusal(update({ ServerId, EndpointDetails: { SecurityGroupIds } }))).toEqual(
      invalidRequest('Changing Security Group is not supported'),
    );
    const VpcEndpointId = 'vpce-0123456789abcdef0';
    expect(await refusal(update({ ServerId, EndpointDetails: { VpcEndpointId } }))).toEqual(
      invalidRequest('VPC Endpoint ID unsupported for EndpointType: VPC'),
    );
  });

  test('refuses elastic addresses together with the change to a VPC, in the spelling of the service', async () => {
    const ServerId = await createOffline();
    const details = { ...EndpointDetails, AddressAllocationIds: ['eipalloc-1', 'eipalloc-2'] };
    expect(await refusal(update({ ServerId, EndpointType: 'VPC', EndpointDetails: details }))).toEqual(
      invalidRequest('Cannot specify AddressAllocationids when updating server to EndpointType: VPC'),
    );
    expect(await refusal(update({ ServerId, EndpointDetails }))).toEqual(
      invalidRequest('EndpointDetails invalid for PUBLIC endpoints'),
    );
  });

  test('changes the identity provider, and drops the details of the former', async () => {
    const ServerId = await create();
    await update({ ServerId, ...lambda });
    expect(await show(ServerId)).toMatchObject(lambda);
    await update({ ServerId, IdentityProviderDetails: { SftpAuthenticationMethods: 'PASSWORD' } });
    expect((await show(ServerId))?.IdentityProviderDetails).toEqual({
      ...lambda.IdentityProviderDetails,
      SftpAuthenticationMethods: 'PASSWORD',
    });
    await update({ ServerId, IdentityProviderType: 'SERVICE_MANAGED' });
    expect(await show(ServerId)).not.toHaveProperty('IdentityProviderDetails');
  });

  test('is held to the rules of a new server', async () => {
    const ServerId = await create(vpc);
    expect(await refusal(update({ ServerId, Protocols: ['AS2'] }))).toEqual(
      invalidRequest('As2Transport must be specified to enable AS2 protocol.'),
    );
    const workflow = { WorkflowId: 'w-0123456789abcdef0', ExecutionRole: role };
    expect(await refusal(update({ ServerId, WorkflowDetails: { OnUpload: [workflow] } }))).toMatchObject({
      name: 'ResourceNotFoundException',
      ResourceType: 'Workflow',
    });
  });

  test('of an unknown server is refused', async () => {
    expect(await refusal(update({ ServerId: 's-0123456789abcdef0' }))).toMatchObject({
      message: 'Unknown server',
    });
  });
});
