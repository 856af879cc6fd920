/** What a new server's form accepts and what it becomes on the wire. */
import { describe, expect, it } from 'vitest';
import { type CreateServerForm, createServerSchema, toCreateServerInput } from './schema';

const plain: CreateServerForm = {
  Name: '',
  Protocols: ['SFTP'],
  IdentityProviderType: 'SERVICE_MANAGED',
  IdentityProviderDetails: {
    DirectoryId: '',
    Function: '',
    Url: '',
    InvocationRole: '',
    SftpAuthenticationMethods: 'PUBLIC_KEY_OR_PASSWORD',
  },
  Certificate: '',
  Domain: 'S3',
  EndpointType: 'PUBLIC',
  EndpointDetails: { VpcId: '', SubnetIds: '', SecurityGroupIds: '' },
  IpAddressType: 'IPV4',
  SecurityPolicyName: 'TransferSecurityPolicy-2024-01',
  StructuredLogDestinations: '',
  LoggingRole: '',
  PreAuthenticationLoginBanner: '',
  PostAuthenticationLoginBanner: '',
  PassiveIp: '',
  TlsSessionResumptionMode: 'ENFORCED',
  SetStatOption: 'DEFAULT',
  OptimiseListing: true,
  HostKey: '',
  CustomHostname: '',
  HostedZoneId: '',
  Tags: [],
};
const vpc = { VpcId: 'vpc-0123456789abcdef0', SubnetIds: 'subnet-0123456789abcdef0', SecurityGroupIds: '' };

function wire(change: Partial<CreateServerForm> = {}) {
  return toCreateServerInput(createServerSchema.parse({ ...plain, ...change }));
}

/** Field → message of everything refused. */
function refused(change: Partial<CreateServerForm>) {
  const result = createServerSchema.safeParse({ ...plain, ...change });
  return Object.fromEntries(
    (result.error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]),
  );
}

describe('what is sent', () => {
  it('names the policy and nothing that was left empty', () => {
    expect(wire()).toEqual({
      Domain: 'S3',
      Protocols: ['SFTP'],
      IdentityProviderType: 'SERVICE_MANAGED',
      EndpointType: 'PUBLIC',
      SecurityPolicyName: 'TransferSecurityPolicy-2024-01',
      ProtocolDetails: { SetStatOption: 'DEFAULT' },
      S3StorageOptions: { DirectoryListingOptimization: 'ENABLED' },
    });
  });

  it('leaves S3 options out for EFS', () => {
    const input = wire({ Domain: 'EFS', SetStatOption: 'ENABLE_NO_OP' });
    expect(input).not.toHaveProperty('S3StorageOptions');
    expect(input).not.toHaveProperty('ProtocolDetails');
  });

  it('sends what was typed about a VPC only while the endpoint lies in one', () => {
    expect(wire({ EndpointDetails: vpc })).not.toHaveProperty('EndpointDetails');
    expect(wire({ EndpointType: 'VPC', EndpointDetails: vpc }).EndpointDetails).toEqual({
      VpcId: 'vpc-0123456789abcdef0',
      SubnetIds: ['subnet-0123456789abcdef0'],
    });
  });

  it('leaves out for AS2 alone what only logins use, and names its transport', () => {
    const banner = { PreAuthenticationLoginBanner: 'Hello', HostKey: 'not looked at' };
    const input = wire({ ...banner, Protocols: ['AS2'], EndpointType: 'VPC', EndpointDetails: vpc });
    expect(input).toMatchObject({ Protocols: ['AS2'], ProtocolDetails: { As2Transports: ['HTTP'] } });
    for (const member of ['S3StorageOptions', 'PreAuthenticationLoginBanner', 'HostKey'])
      expect(input).not.toHaveProperty(member);
    const both = wire({ Protocols: ['SFTP', 'AS2'], EndpointType: 'VPC', EndpointDetails: vpc });
    expect(both.ProtocolDetails).toEqual({ SetStatOption: 'DEFAULT', As2Transports: ['HTTP'] });
  });

  it('names the identity provider with its own details, and none for AS2 alone', () => {
    const logins = 'arn:aws:lambda:eu-west-1:111122223333:function:logins';
    const details = { ...plain.IdentityProviderDetails, Function: logins, DirectoryId: 'typed earlier' };
    const lambda = { IdentityProviderType: 'AWS_LAMBDA', IdentityProviderDetails: details } as const;
    expect(wire(lambda)).toMatchObject({
      IdentityProviderType: 'AWS_LAMBDA',
      IdentityProviderDetails: { Function: logins, SftpAuthenticationMethods: 'PUBLIC_KEY_OR_PASSWORD' },
    });
    const as2 = wire({ ...lambda, Protocols: ['AS2'], EndpointType: 'VPC', EndpointDetails: vpc });
    expect(as2.IdentityProviderType).toBe('SERVICE_MANAGED');
    expect(as2).not.toHaveProperty('IdentityProviderDetails');
  });

  it('sends certificate, passive address and TLS resumption for FTPS alone', () => {
    const Certificate = 'arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d';
    const IdentityProviderDetails = { ...plain.IdentityProviderDetails, DirectoryId: 'd-0123456789' };
    const ftps = {
      IdentityProviderType: 'AWS_DIRECTORY_SERVICE',
      IdentityProviderDetails,
      EndpointType: 'VPC',
      EndpointDetails: vpc,
      Certificate,
    } as const;
    expect(wire({ ...ftps, Protocols: ['FTPS'] })).toMatchObject({
      Certificate,
      IdentityProviderDetails: { DirectoryId: 'd-0123456789' },
      ProtocolDetails: { PassiveIp: 'AUTO', TlsSessionResumptionMode: 'ENFORCED', SetStatOption: 'DEFAULT' },
    });
    const input = wire({ ...ftps, Protocols: ['SFTP'] });
    expect(input).not.toHaveProperty('Certificate');
    expect(input.ProtocolDetails).toEqual({ SetStatOption: 'DEFAULT' });
  });

  it('keeps the custom host name in the tags that AWS reads', () => {
    const named = { CustomHostname: 'sftp.example.com', HostedZoneId: 'Z0123456789ABC' };
    expect(wire(named).Tags).toEqual([
      { Key: 'transfer:customHostname', Value: 'sftp.example.com' },
      { Key: 'transfer:route53HostedZoneId', Value: '/hostedzone/Z0123456789ABC' },
    ]);
    expect(wire({ ...named, EndpointType: 'VPC', EndpointDetails: vpc })).not.toHaveProperty('Tags');
  });

  it('takes ids by line, comma or space', () => {
    const SubnetIds = 'subnet-0123456789abcdef0,\n subnet-0123456789abcdef1 subnet-0123456789abcdef2';
    const details = { ...vpc, SubnetIds, SecurityGroupIds: 'sg-01234567' };
    expect(wire({ EndpointType: 'VPC', EndpointDetails: details }).EndpointDetails).toEqual({
      VpcId: 'vpc-0123456789abcdef0',
      SubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1', 'subnet-0123456789abcdef2'],
      SecurityGroupIds: ['sg-01234567'],
    });
  });

  it('makes the name a tag beside the others and drops rows never filled in', () => {
    const Tags = [
      { Key: 'team', Value: 'data' },
      { Key: '', Value: '' },
    ];
    expect(wire({ Name: ' uploads ', Tags }).Tags).toEqual([
      { Key: 'Name', Value: 'uploads' },
      { Key: 'team', Value: 'data' },
    ]);
  });

  it('adds the ":*" that AWS wants at the end of a log group', () => {
    const arn = 'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/transfer/uploads';
    expect(wire({ StructuredLogDestinations: arn }).StructuredLogDestinations).toEqual([`${arn}:*`]);
    expect(wire({ StructuredLogDestinations: `${arn}:*` }).StructuredLogDestinations).toEqual([`${arn}:*`]);
  });

  it('passes on addresses, role, banner and options as chosen', () => {
    const LoggingRole = 'arn:aws:iam::111122223333:role/transfer-logging';
    const chosen = wire({
      IpAddressType: 'DUALSTACK',
      LoggingRole,
      PreAuthenticationLoginBanner: 'Hello\nthere',
      SetStatOption: 'ENABLE_NO_OP',
      OptimiseListing: false,
    });
    expect(chosen).toMatchObject({
      IpAddressType: 'DUALSTACK',
      LoggingRole,
      PreAuthenticationLoginBanner: 'Hello\nthere',
      ProtocolDetails: { SetStatOption: 'ENABLE_NO_OP' },
      S3StorageOptions: { DirectoryListingOptimization: 'DISABLED' },
    });
  });
});

describe('what is refused, and where', () => {
  it('asks for VPC and subnet where the endpoint lies in a VPC', () => {
    expect(Object.keys(refused({ EndpointType: 'VPC' }))).toEqual([
      'EndpointDetails.VpcId',
      'EndpointDetails.SubnetIds',
    ]);
  });

  it('takes AS2 only in a VPC, on S3 and without a FIPS policy', () => {
    const inVpc = { Protocols: ['AS2' as const], EndpointType: 'VPC' as const, EndpointDetails: vpc };
    expect(refused(inVpc)).toEqual({});
    expect(Object.keys(refused({ ...inVpc, EndpointType: 'PUBLIC' }))).toEqual(['EndpointType']);
    expect(Object.keys(refused({ ...inVpc, Domain: 'EFS' }))).toEqual(['Domain']);
    const SecurityPolicyName = 'TransferSecurityPolicy-FIPS-2024-01';
    expect(Object.keys(refused({ ...inVpc, SecurityPolicyName }))).toEqual(['SecurityPolicyName']);
    expect(Object.keys(refused({ Protocols: [] }))).toEqual(['Protocols']);
  });

  it('takes FTP and FTPS only in a VPC, with a provider that knows passwords, FTPS with a certificate', () => {
    const own = { IdentityProviderType: 'AWS_LAMBDA' as const };
    const inVpc = { EndpointType: 'VPC' as const, EndpointDetails: vpc };
    expect(Object.keys(refused({ Protocols: ['FTPS'] }))).toEqual([
      'EndpointType',
      'IdentityProviderType',
      'Certificate',
    ]);
    expect(Object.keys(refused({ Protocols: ['FTP'], ...inVpc, ...own }))).toEqual([
      'IdentityProviderDetails.Function',
    ]);
    const logins = 'arn:aws:lambda:eu-west-1:111122223333:function:logins';
    const IdentityProviderDetails = { ...plain.IdentityProviderDetails, Function: logins };
    const ftp = { Protocols: ['FTP' as const], ...inVpc, ...own, IdentityProviderDetails };
    expect(refused(ftp)).toEqual({});
    expect(refused({ ...ftp, SecurityPolicyName: 'TransferSecurityPolicy-FIPS-2024-01' })).toEqual({
      SecurityPolicyName: 'FTP does not go with a FIPS policy. Choose another one.',
    });
  });

  it.each([
    ['EndpointDetails.VpcId', { EndpointDetails: { ...vpc, VpcId: 'subnet-1' } }],
    ['EndpointDetails.SubnetIds', { EndpointDetails: { ...vpc, SubnetIds: 'vpc-0123456789abcdef0' } }],
    [
      'EndpointDetails.SubnetIds',
      { EndpointDetails: { ...vpc, SubnetIds: `${vpc.SubnetIds} ${vpc.SubnetIds}` } },
    ],
    ['StructuredLogDestinations', { StructuredLogDestinations: '/aws/transfer/uploads' }],
    ['LoggingRole', { LoggingRole: 'transfer-logging' }],
    ['PreAuthenticationLoginBanner', { PreAuthenticationLoginBanner: 'Grüße' }],
    ['PreAuthenticationLoginBanner', { PreAuthenticationLoginBanner: 'x'.repeat(4097) }],
    ['SecurityPolicyName', { SecurityPolicyName: 'strong' }],
    ['CustomHostname', { CustomHostname: 'sftp' }],
    ['CustomHostname', { HostedZoneId: 'Z0123456789ABC' }],
    ['Certificate', { Certificate: 'my-certificate' }],
    ['PassiveIp', { PassiveIp: '10.0.0' }],
    ['HostKey', { HostKey: 'ssh-ed25519 AAAA' }],
    ['Tags', { Name: 'a', Tags: [{ Key: 'Name', Value: 'b' }] }],
    ['Tags.0.Key', { Tags: [{ Key: 'aws:x', Value: '' }] }],
  ] as const)('finds the fault of %s', (path, change) => {
    expect(Object.keys(refused(change as never))).toEqual([path]);
  });
});
