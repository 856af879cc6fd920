/** What a changed section becomes on the wire, and what of an endpoint may change when. */
import type { DescribedServer } from '@aws-sdk/client-transfer';
import { describe, expect, it } from 'vitest';
import { reasonsAgainstEndpoint } from './endpoint-rules';
import { toUpdateServerInput, updateServerSchema } from './update-schema';

const ServerId = 's-0123456789abcdef0';
const subnet = 'subnet-0123456789abcdef0';
const other = 'subnet-0123456789abcdef1';
const elastic = 'eipalloc-0123456789abcdef0';
const isPublic = { EndpointType: 'PUBLIC', IpAddressType: 'IPV4' } as DescribedServer;
const inVpc = {
  EndpointType: 'VPC',
  IpAddressType: 'IPV4',
  EndpointDetails: { VpcId: 'vpc-0123456789abcdef0', SubnetIds: [subnet] },
} as DescribedServer;

function endpoint(details: object, present: DescribedServer, members: object = {}) {
  const { VpcId = '', SubnetIds = [], AddressAllocationIds = [] } = present.EndpointDetails ?? {};
  const EndpointDetails = {
    VpcId,
    SubnetIds: SubnetIds.join(),
    AddressAllocationIds: AddressAllocationIds.join(),
    SecurityGroupIds: '',
    ...details,
  };
  const { EndpointType, IpAddressType } = present;
  const values = {
    section: 'endpoint',
    serverId: ServerId,
    EndpointType,
    IpAddressType,
    ...members,
    EndpointDetails,
  };
  return updateServerSchema.safeParse(values);
}

function sent(...args: Parameters<typeof endpoint>) {
  const { ServerId: _, ...rest } = toUpdateServerInput(endpoint(...args).data as never, args[1]);
  return rest;
}

describe('an endpoint', () => {
  it('sends nothing that has not changed', () => {
    expect(sent({}, isPublic)).toEqual({});
    expect(sent({}, inVpc)).toEqual({});
  });

  it('sends subnets and Elastic IP addresses each alone', () => {
    expect(sent({ SubnetIds: `${subnet} ${other}` }, inVpc)).toEqual({
      EndpointDetails: { SubnetIds: [subnet, other] },
    });
    expect(sent({ AddressAllocationIds: elastic }, inVpc)).toEqual({
      EndpointDetails: { AddressAllocationIds: [elastic] },
    });
  });

  it('clears Elastic IP addresses by an empty list', () => {
    const open = { ...inVpc, EndpointDetails: { ...inVpc.EndpointDetails, AddressAllocationIds: [elastic] } };
    expect(sent({ AddressAllocationIds: '' }, open)).toEqual({
      EndpointDetails: { AddressAllocationIds: [] },
    });
  });

  it('names VPC, subnets and security groups on the way into a VPC, and none on the way out', () => {
    const details = { VpcId: 'vpc-0123456789abcdef0', SubnetIds: subnet, SecurityGroupIds: 'sg-01234567' };
    expect(sent(details, isPublic, { EndpointType: 'VPC' })).toEqual({
      EndpointType: 'VPC',
      EndpointDetails: {
        VpcId: 'vpc-0123456789abcdef0',
        SubnetIds: [subnet],
        SecurityGroupIds: ['sg-01234567'],
      },
    });
    expect(sent({}, inVpc, { EndpointType: 'PUBLIC' })).toEqual({ EndpointType: 'PUBLIC' });
  });

  it.each([
    ['with IPv6', { AddressAllocationIds: elastic }, { IpAddressType: 'DUALSTACK' }],
    ['fewer than subnets', { AddressAllocationIds: elastic, SubnetIds: `${subnet} ${other}` }, {}],
    ['malformed', { AddressAllocationIds: '203.0.113.7' }, {}],
  ])('refuses Elastic IP addresses %s at their field', (_, details, members) => {
    const result = endpoint(details, inVpc, members);
    expect(result.error?.issues.map(({ path }) => path.join('.'))).toContain(
      'EndpointDetails.AddressAllocationIds',
    );
  });

  it('says what must be offline, what never changes and what comes first', () => {
    const online = reasonsAgainstEndpoint({ ...inVpc, State: 'ONLINE' } as DescribedServer, 'VPC');
    expect(online.EndpointType).toMatch(/offline/);
    expect(online.IpAddressType).toMatch(/offline/);
    expect(online.AddressAllocationIds).toMatch(/offline/);
    expect(online.VpcId).toMatch(/never/);
    expect(online.SubnetIds).toBeUndefined();
    const entering = reasonsAgainstEndpoint({ ...isPublic, State: 'OFFLINE' } as DescribedServer, 'VPC');
    expect(entering).toEqual({ AddressAllocationIds: expect.stringMatching(/first/) });
  });
});

const options = {
  SetStatOption: 'ENABLE_NO_OP',
  OptimiseListing: true,
  PassiveIp: '203.0.113.7',
  TlsSessionResumptionMode: 'ENABLED',
};
const noDetails = { DirectoryId: '', Function: '', Url: '', InvocationRole: '' };
const logins = 'arn:aws:lambda:eu-west-1:111122223333:function:logins';

describe('the identity provider', () => {
  const identity = (change: object, details: object) => ({
    section: 'identity',
    serverId: ServerId,
    from: 'SERVICE_MANAGED',
    understood: true,
    ...change,
    IdentityProviderDetails: {
      ...noDetails,
      SftpAuthenticationMethods: 'PUBLIC_KEY_AND_PASSWORD',
      ...details,
    },
  });
  const send = (values: object, Protocols: DescribedServer['Protocols']) =>
    toUpdateServerInput(updateServerSchema.parse(values), { ...isPublic, Protocols });

  it('is sent with its own details only, and with methods only where SFTP users may choose', () => {
    const lambda = identity({ IdentityProviderType: 'AWS_LAMBDA' }, { Function: logins, DirectoryId: 'x' });
    const IdentityProviderDetails = { Function: logins };
    const provider = { ServerId, IdentityProviderType: 'AWS_LAMBDA', IdentityProviderDetails };
    expect(send(lambda, ['FTPS'])).toEqual(provider);
    expect(send(lambda, ['SFTP'])).toEqual({
      ...provider,
      IdentityProviderDetails: { Function: logins, SftpAuthenticationMethods: 'PUBLIC_KEY_AND_PASSWORD' },
    });
    expect(send(identity({ IdentityProviderType: 'SERVICE_MANAGED' }, {}), ['SFTP'])).toEqual({
      ServerId,
      IdentityProviderType: 'SERVICE_MANAGED',
    });
  });

  it('changes only once it is understood who loses access', () => {
    const lambda = { IdentityProviderType: 'AWS_LAMBDA', understood: false };
    const refused = updateServerSchema.safeParse(identity(lambda, { Function: logins }));
    expect(refused.error?.issues.map(({ path }) => path.join('.'))).toEqual(['understood']);
    const same = identity({ ...lambda, from: 'AWS_LAMBDA' }, { Function: logins });
    expect(updateServerSchema.safeParse(same).success).toBe(true);
  });
});

describe('the other sections', () => {
  const send = (values: object) =>
    toUpdateServerInput(updateServerSchema.parse({ serverId: ServerId, ...values }), isPublic);

  it('clear by empty values', () => {
    expect(send({ section: 'logging', StructuredLogDestinations: '', LoggingRole: '' })).toEqual({
      ServerId,
      StructuredLogDestinations: [],
      LoggingRole: '',
    });
    expect(
      send({ section: 'banner', PreAuthenticationLoginBanner: '', PostAuthenticationLoginBanner: '' }),
    ).toEqual({ ServerId, PreAuthenticationLoginBanner: '', PostAuthenticationLoginBanner: '' });
  });

  it('name the transport of AS2 whenever it is among the protocols', () => {
    expect(send({ section: 'protocols', Protocols: ['SFTP', 'AS2'], Certificate: '' })).toEqual({
      ServerId,
      Protocols: ['SFTP', 'AS2'],
      ProtocolDetails: { As2Transports: ['HTTP'] },
    });
    expect(send({ section: 'protocols', Protocols: ['SFTP'], Certificate: '' })).toEqual({
      ServerId,
      Protocols: ['SFTP'],
    });
  });

  it('take the FTP options only where FTP or FTPS is spoken', () => {
    const values = updateServerSchema.parse({ serverId: ServerId, section: 'options', ...options });
    const both = { ...inVpc, Domain: 'EFS', Protocols: ['FTPS'] } as DescribedServer;
    expect(toUpdateServerInput(values, both)).toEqual({
      ServerId,
      ProtocolDetails: { PassiveIp: '203.0.113.7', TlsSessionResumptionMode: 'ENABLED' },
    });
  });

  it('want a certificate with FTPS, and send it only when it is new', () => {
    const Certificate = 'arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d';
    const section = { section: 'protocols', serverId: ServerId, Protocols: ['SFTP', 'FTPS'] };
    expect(updateServerSchema.safeParse({ ...section, Certificate: '' }).success).toBe(false);
    expect(send({ ...section, Certificate })).toMatchObject({ Certificate });
    const values = updateServerSchema.parse({ ...section, Certificate });
    expect(toUpdateServerInput(values, { ...inVpc, Certificate })).not.toHaveProperty('Certificate');
  });

  it('send their own members only', () => {
    expect(send({ section: 'options', ...options })).toEqual({
      ServerId,
      ProtocolDetails: { SetStatOption: 'ENABLE_NO_OP' },
      S3StorageOptions: { DirectoryListingOptimization: 'ENABLED' },
    });
    expect(send({ section: 'policy', SecurityPolicyName: 'TransferSecurityPolicy-2025-03' })).toEqual({
      ServerId,
      SecurityPolicyName: 'TransferSecurityPolicy-2025-03',
    });
  });
});
