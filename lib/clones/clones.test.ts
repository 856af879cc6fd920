// What a clone takes and what it leaves, kind by kind.
import { expect, test } from 'vitest';
import { cloneAs2Connector, cloneSftpConnector } from '@/lib/connectors/clone-rules';
import { createSftpConnectorSchema } from '@/lib/connectors/sftp-schema';
import { cloneServer } from '@/lib/servers/clone-rules';
import { createServerSchema } from '@/lib/servers/schema';
import { cloneUser } from '@/lib/users/clone-rules';
import { createUserSchema } from '@/lib/users/schema';
import { cloneHref, cloneSource, cloneUserHref } from './rules';

const ROLE = 'arn:aws:iam::111122223333:role/files';
const SERVER = 's-0123456789abcdef0';
const OTHER = 's-0123456789abcdef1';
const arnIn = (account: string) => `arn:aws:transfer:us-east-1:${account}:server/${OTHER}`;

const known = { label: '', ownerContactId: null, expiresAt: null };
const user = {
  Arn: `arn:aws:transfer:us-east-1:111122223333:user/${SERVER}/alice`,
  ServerId: SERVER,
  UserName: 'alice',
  Role: ROLE,
  HomeDirectoryType: 'LOGICAL' as const,
  HomeDirectoryMappings: [{ Entry: '/', Target: '/files/alice' }],
  Tags: [
    { Key: 'team', Value: 'a' },
    { Key: 'aws:cloudformation:stack-name', Value: 'x' },
  ],
  SshPublicKeys: [
    { SshPublicKeyBody: 'ssh-ed25519 AAAA one', fingerprint: 'SHA256:one', comment: 'one', known },
  ] as never,
  suspended: null,
};

test('a user on another server of its environment needs nothing more than its key', () => {
  const target = { serverId: OTHER, arn: arnIn('111122223333'), domain: 'S3' as const, elsewhere: false };
  const { values, left, keys } = cloneUser(user, 'S3', target);
  expect(left).toEqual([]);
  expect(values).toMatchObject({
    UserName: 'alice',
    Role: ROLE,
    layout: 'folder',
    Tags: [{ Key: 'team', Value: 'a' }],
  });
  expect(keys).toEqual([{ body: 'ssh-ed25519 AAAA one', fingerprint: 'SHA256:one', comment: 'one' }]);
  expect(createUserSchema.safeParse({ ServerId: OTHER, Domain: 'S3', ...values }).success).toBe(true);
  const same = cloneUser(user, 'S3', { ...target, serverId: SERVER });
  expect([same.values.UserName, same.left]).toEqual(['', ['The name: alice is taken on this server.']]);
});

test('in another account a user’s role stays behind, on other storage its home', () => {
  const target = { serverId: OTHER, arn: arnIn('444455556666'), domain: 'S3' as const, elsewhere: true };
  const { values, left } = cloneUser(user, 'S3', target);
  expect(values).toMatchObject({ Role: '', HomeDirectoryMappings: [{ Target: '/files/alice' }] });
  expect(left.join(' ')).toMatch(/111122223333.*Check that its buckets exist here/s);
  const onEfs = cloneUser(
    { ...user, suspended: { at: 1, by: 'Ana', keys: [{ fingerprint: 'f', label: '' }] } },
    'S3',
    {
      ...target,
      domain: 'EFS',
    },
  );
  expect(onEfs.values.HomeDirectoryMappings).toEqual([{ Entry: '/', Target: '', Type: 'DIRECTORY' }]);
  expect(onEfs.left.join(' ')).toMatch(/in S3, this server in EFS.*put aside/s);
});

const server = {
  Arn: `arn:aws:transfer:us-east-1:111122223333:server/${SERVER}`,
  ServerId: SERVER,
  Protocols: ['SFTP' as const],
  Domain: 'S3' as const,
  EndpointType: 'VPC' as const,
  EndpointDetails: {
    VpcId: 'vpc-0123456789abcdef0',
    SubnetIds: ['subnet-0123456789abcdef0'],
    AddressAllocationIds: ['eipalloc-0123456789abcdef0'],
  },
  SecurityPolicyName: 'TransferSecurityPolicy-2024-01',
  IdentityProviderType: 'SERVICE_MANAGED' as const,
  LoggingRole: ROLE,
  Tags: [
    { Key: 'Name', Value: 'Uploads' },
    { Key: 'team', Value: 'a' },
    { Key: 'transfer:customHostname', Value: 'sftp.example.com' },
  ],
};

test('a server in its own environment keeps its network, elsewhere what only exists there is named', () => {
  const here = cloneServer(server, false);
  expect(here.values).toMatchObject({
    Name: 'Uploads (copy)',
    EndpointDetails: { VpcId: 'vpc-0123456789abcdef0', SubnetIds: 'subnet-0123456789abcdef0' },
    LoggingRole: ROLE,
    CustomHostname: '',
    Tags: [{ Key: 'team', Value: 'a' }],
  });
  expect(createServerSchema.safeParse(here.values).success).toBe(true);
  expect(here.left.join(' ')).toMatch(/Elastic IP.*sftp\.example\.com.*host keys/s);
  const elsewhere = cloneServer(server, true);
  expect(elsewhere.values).toMatchObject({ Name: 'Uploads', EndpointType: 'VPC', LoggingRole: '' });
  expect(elsewhere.values.EndpointDetails).toEqual({ VpcId: '', SubnetIds: '', SecurityGroupIds: '' });
  expect(elsewhere.left.join(' ')).toMatch(/vpc-0123456789abcdef0.*does not exist in this environment/s);
});

const as2 = {
  ConnectorId: 'c-0123456789abcdef0',
  Url: 'https://as2.partner.example',
  As2Config: {
    LocalProfileId: 'p-0123456789abcdef0',
    PartnerProfileId: 'p-0123456789abcdef1',
    EncryptionAlgorithm: 'AES256_CBC' as const,
    MdnResponse: 'ASYNC' as const,
    AsyncMdnConfig: { Url: 'https://us.example', ServerIds: [SERVER] },
  },
  AccessRole: ROLE,
};
const sftp = {
  ConnectorId: 'c-0123456789abcdef1',
  Url: 'sftp://sftp.partner.example',
  SftpConfig: { UserSecretId: 'partner-login', TrustedHostKeys: [], MaxConcurrentConnections: 2 },
  SecurityPolicyName: 'TransferSFTPConnectorSecurityPolicy-2024-03',
  AccessRole: ROLE,
};

test('a connector keeps how it speaks to the partner; profiles, secrets and roles are of its environment', () => {
  expect(cloneAs2Connector(as2 as never, false)).toMatchObject({
    values: { As2Config: { LocalProfileId: 'p-0123456789abcdef0', MdnResponse: 'ASYNC' }, AccessRole: ROLE },
    left: [],
  });
  const away = cloneAs2Connector(as2 as never, true);
  expect(away.values).toMatchObject({
    Url: 'https://as2.partner.example',
    As2Config: { LocalProfileId: '', EncryptionAlgorithm: 'AES256_CBC', MdnResponse: 'SYNC' },
  });
  expect(away.left).toHaveLength(4);
  const kept = cloneSftpConnector(sftp as never, false);
  expect(createSftpConnectorSchema.safeParse(kept.values).success).toBe(true);
  expect(cloneSftpConnector(sftp as never, true)).toMatchObject({
    values: {
      Url: 'sftp://sftp.partner.example',
      SftpConfig: { UserSecretId: '', MaxConcurrentConnections: '2' },
    },
    left: [expect.stringContaining('partner-login'), expect.stringContaining(ROLE)],
  });
});

test('the address of a form names the original, and nothing else passes for one', () => {
  const href = cloneUserHref('prod', OTHER, ['test', SERVER, 'a.b@c']);
  const from = new URL(href, 'http://x').searchParams.get('from') ?? '';
  expect(cloneSource(from, 3)).toEqual(['test', SERVER, 'a.b@c']);
  expect(cloneHref('server', 'prod', ['test', SERVER])).toBe(`/e/prod/new-server?from=test%2F${SERVER}`);
  for (const wrong of [undefined, 'test', 'test//x', ['test/a', 'test/b']])
    expect(cloneSource(wrong, 2)).toBeUndefined();
});
