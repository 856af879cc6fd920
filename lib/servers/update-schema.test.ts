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
    expect(send({ section: 'protocols', Protocols: ['SFTP', 'AS2'] })).toEqual({
      ServerId,
      Protocols: ['SFTP', 'AS2'],
      ProtocolDetails: { As2Transports: ['HTTP'] },
    });
    expect(send({ section: 'protocols', Protocols: ['SFTP'] })).toEqual({ ServerId, Protocols: ['SFTP'] });
  });

  it('send their own members only', () => {
    expect(send({ section: 'options', SetStatOption: 'ENABLE_NO_OP', OptimiseListing: true })).toEqual({
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
