import {
  CreateServerCommand,
  DescribeSecurityPolicyCommand,
  DescribeServerCommand,
  ListSecurityPoliciesCommand,
  paginateListSecurityPolicies,
  TestIdentityProviderCommand,
  type TransferClient,
  UpdateServerCommand,
} from '@aws-sdk/client-transfer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { securityPolicies } from '../security-policies/security-policy';
import { invalidRequest, refusal, startEndpoint, transferClient } from './harness';

let target: Awaited<ReturnType<typeof startEndpoint>>;
let client: TransferClient;

beforeAll(async () => {
  target = await startEndpoint();
  client = transferClient(target.endpoint);
});

afterAll(() => target.stop());

const read = async (SecurityPolicyName: string) =>
  (await client.send(new DescribeSecurityPolicyCommand({ SecurityPolicyName }))).SecurityPolicy;

test('every policy is listed once, by pages, and can be described', async () => {
  const names: string[] = [];
  for await (const page of paginateListSecurityPolicies({ client, pageSize: 5 }, {})) {
    names.push(...(page.SecurityPolicyNames ?? []));
  }
  expect(names).toEqual(securityPolicies.map((policy) => policy.SecurityPolicyName));
  expect(new Set(names).size).toBe(18);
  for (const name of names) {
    const policy = await read(name);
    const connector = name.startsWith('TransferSFTPConnector');
    expect(policy?.Type).toBe(connector ? 'CONNECTOR' : 'SERVER');
    expect(policy?.Fips).toBe(name.includes('-FIPS-'));
    expect(policy?.SshCiphers?.length).toBeGreaterThan(0);
    expect(policy?.TlsCiphers === undefined).toBe(connector);
    expect(policy?.SshHostKeyAlgorithms === undefined).toBe(!connector);
  }
  expect((await client.send(new ListSecurityPoliciesCommand({}))).SecurityPolicyNames).toEqual(names);
});

test('the default policy has the algorithms that AWS documents, in their order', async () => {
  expect(await read('TransferSecurityPolicy-2024-01')).toMatchObject({
    Fips: false,
    SecurityPolicyName: 'TransferSecurityPolicy-2024-01',
    SshCiphers: [
      'aes128-gcm@openssh.com',
      'aes256-gcm@openssh.com',
      'aes128-ctr',
      'aes256-ctr',
      'aes192-ctr',
    ],
    SshKexs: [
      'ecdh-sha2-nistp256',
      'ecdh-sha2-nistp384',
      'ecdh-sha2-nistp521',
      'curve25519-sha256',
      'curve25519-sha256@libssh.org',
      'diffie-hellman-group18-sha512',
      'diffie-hellman-group16-sha512',
      'diffie-hellman-group-exchange-sha256',
    ],
    SshMacs: ['hmac-sha2-256-etm@openssh.com', 'hmac-sha2-512-etm@openssh.com'],
    Type: 'SERVER',
    Protocols: ['SFTP', 'FTPS'],
  });
});

test('SHA-1 is left in the oldest policy only', async () => {
  const names = securityPolicies.flatMap(({ Type, SecurityPolicyName: name }) =>
    Type === 'SERVER' ? [name] : [],
  );
  const withSha1 = [];
  for (const name of names) {
    if ((await read(name))?.SshMacs?.includes('hmac-sha1')) withSha1.push(name);
  }
  expect(withSha1).toEqual(['TransferSecurityPolicy-2018-11', 'TransferSecurityPolicy-Restricted-2018-11']);
});

test('a policy that does not exist is unknown, to servers too', async () => {
  const SecurityPolicyName = 'TransferSecurityPolicy-2031-01';
  const unknown = {
    name: 'ResourceNotFoundException',
    message: 'Unknown security policy',
    status: 400,
    Resource: SecurityPolicyName,
    ResourceType: 'SecurityPolicy',
  };
  expect(await refusal(read(SecurityPolicyName))).toEqual(unknown);
  expect(await refusal(client.send(new CreateServerCommand({ SecurityPolicyName })))).toEqual(unknown);
});

test("a server takes a server's policy and no connector's", async () => {
  const SecurityPolicyName = 'TransferSecurityPolicy-2018-11';
  const { ServerId } = await client.send(new CreateServerCommand({ SecurityPolicyName }));
  const { Server } = await client.send(new DescribeServerCommand({ ServerId }));
  expect(Server?.SecurityPolicyName).toBe(SecurityPolicyName);
  const connectors = 'TransferSFTPConnectorSecurityPolicy-2024-03';
  expect(
    await refusal(client.send(new UpdateServerCommand({ ServerId, SecurityPolicyName: connectors }))),
  ).toMatchObject({ name: 'ResourceNotFoundException', Resource: connectors });
});

test('a server that manages its users has no identity provider to test', async () => {
  const { ServerId } = await client.send(new CreateServerCommand({}));
  expect(
    await refusal(client.send(new TestIdentityProviderCommand({ ServerId, UserName: 'alice' }))),
  ).toEqual(invalidRequest(`${ServerId} not configured for external auth`));
  expect(
    await refusal(
      client.send(new TestIdentityProviderCommand({ ServerId: 's-00000000000000000', UserName: 'alice' })),
    ),
  ).toMatchObject({ name: 'ResourceNotFoundException', message: 'Unknown server' });
});
