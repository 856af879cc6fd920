import {
  CreateServerCommand,
  CreateUserCommand,
  DeleteAgreementCommand,
  DeleteCertificateCommand,
  DeleteConnectorCommand,
  DeleteProfileCommand,
  DeleteUserCommand,
  DescribeConnectorCommand,
  DescribeHostKeyCommand,
  DescribeServerCommand,
  DescribeUserCommand,
  ImportCertificateCommand,
  ListHostKeysCommand,
  ListTagsForResourceCommand,
  paginateListTagsForResource,
  TagResourceCommand,
  type TransferClient,
  UntagResourceCommand,
} from '@aws-sdk/client-transfer';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newAgreement, newConnector, newParties, newServer } from './as2-setup';
import { invalidRequest, refusal, startEndpoint, transferClient } from './harness';
import { newCertificate } from './new-certificate';

const Role = 'arn:aws:iam::123456789012:role/transfer';
const account = 'arn:aws:transfer:us-east-1:123456789012';

let target: Awaited<ReturnType<typeof startEndpoint>>;
let client: TransferClient;
let ServerId: string;
let Arn: string;

beforeAll(async () => {
  target = await startEndpoint();
  client = transferClient(target.endpoint);
});

beforeEach(async () => {
  ServerId = (await client.send(new CreateServerCommand({}))).ServerId ?? '';
  Arn = `${account}:server/${ServerId}`;
});

afterAll(() => target.stop());

const tag = (arn: string, Tags: { Key: string; Value: string }[]) =>
  client.send(new TagResourceCommand({ Arn: arn, Tags }));
const untag = (arn: string, ...TagKeys: string[]) =>
  client.send(new UntagResourceCommand({ Arn: arn, TagKeys }));
const tagsOf = async (arn: string) => (await client.send(new ListTagsForResourceCommand({ Arn: arn }))).Tags;

test('tags are added, given new values and taken away', async () => {
  await tag(Arn, [
    { Key: 'Name', Value: 'old' },
    { Key: 'name', Value: 'another, since case matters' },
  ]);
  await tag(Arn, [{ Key: 'Name', Value: 'new' }]);
  expect(await tagsOf(Arn)).toEqual([
    { Key: 'Name', Value: 'new' },
    { Key: 'name', Value: 'another, since case matters' },
  ]);
  await untag(Arn, 'name', 'never there');
  expect(await tagsOf(Arn)).toEqual([{ Key: 'Name', Value: 'new' }]);
  const { Server } = await client.send(new DescribeServerCommand({ ServerId }));
  expect(Server?.Tags).toEqual([{ Key: 'Name', Value: 'new' }]);
});

test('users and host keys carry tags as well', async () => {
  const UserName = 'alice@example.com';
  await client.send(new CreateUserCommand({ ServerId, UserName, Role }));
  const userArn = `${account}:user/${ServerId}/${UserName}`;
  await tag(userArn, [{ Key: 'Team', Value: '' }]);
  const { User } = await client.send(new DescribeUserCommand({ ServerId, UserName }));
  expect(User?.Tags).toEqual([{ Key: 'Team', Value: '' }]);

  const { HostKeys } = await client.send(new ListHostKeysCommand({ ServerId }));
  const { Arn: hostKeyArn = '', HostKeyId } = HostKeys?.[0] ?? {};
  await tag(hostKeyArn, [{ Key: 'Rotation', Value: '2027' }]);
  const { HostKey } = await client.send(new DescribeHostKeyCommand({ ServerId, HostKeyId }));
  expect(HostKey?.Tags).toEqual([{ Key: 'Rotation', Value: '2027' }]);

  await client.send(new DeleteUserCommand({ ServerId, UserName }));
  expect(await refusal(tagsOf(userArn))).toEqual(invalidRequest('Unknown user'));
});

test('so does everything of AS2, until it is deleted', async () => {
  const { certificate: Certificate } = newCertificate();
  const { CertificateId = '' } = await client.send(
    new ImportCertificateCommand({ Usage: 'SIGNING', Certificate }),
  );
  const parties = await newParties(client);
  const server = await newServer(client);
  const AgreementId = await newAgreement(client, { ServerId: server, ...parties });
  const ConnectorId = await newConnector(client, parties);
  const arns = {
    agreement: `${account}:agreement/${server}/${AgreementId}`,
    connector: `${account}:connector/${ConnectorId}`,
    certificate: `${account}:certificate/${CertificateId}`,
    profile: `${account}:profile/${parties.LocalProfileId}`,
  };
  for (const arn of Object.values(arns)) {
    await tag(arn, [
      { Key: 'Team', Value: 'b' },
      { Key: 'Cost', Value: 'a' },
    ]);
    await untag(arn, 'Team');
    expect(await tagsOf(arn)).toEqual([{ Key: 'Cost', Value: 'a' }]);
    const shortened = arn.slice(0, -1);
    expect(await refusal(tagsOf(shortened))).toMatchObject({ name: 'InvalidRequestException' });
  }
  const [described] = await Promise.all([
    client.send(new DescribeConnectorCommand({ ConnectorId })),
    client.send(new DeleteAgreementCommand({ ServerId: server, AgreementId })),
    client.send(new DeleteCertificateCommand({ CertificateId })),
  ]);
  expect(described.Connector?.Tags).toEqual([{ Key: 'Cost', Value: 'a' }]);
  await client.send(new DeleteConnectorCommand({ ConnectorId }));
  await client.send(new DeleteProfileCommand({ ProfileId: parties.LocalProfileId }));
  for (const [noun, arn] of Object.entries(arns)) {
    expect(await refusal(tagsOf(arn))).toEqual(invalidRequest(`Unknown ${noun}`));
  }
});

test('a resource carries fifty tags and not one more, and pages through them', async () => {
  const fifty = Array.from({ length: 50 }, (_, index) => ({ Key: `key-${index}`, Value: String(index) }));
  await tag(Arn, fifty);
  await tag(Arn, [{ Key: 'key-7', Value: 'changed' }]);
  expect(await refusal(tag(Arn, [{ Key: 'key-50', Value: '' }]))).toEqual(
    invalidRequest('Limit exceeded: 50 tags per resource'),
  );
  const keys: (string | undefined)[] = [];
  for await (const page of paginateListTagsForResource({ client, pageSize: 7 }, { Arn })) {
    expect(page.Arn).toBe(Arn);
    keys.push(...(page.Tags ?? []).map(({ Key }) => Key));
  }
  expect(keys).toEqual(fifty.map(({ Key }) => Key).sort());
});

test('a key is there once and not empty, and keys of AWS are reserved but for those of custom host names', async () => {
  expect(await refusal(tag(Arn, [{ Key: 'aws:owner', Value: 'me' }]))).toMatchObject({
    name: 'InvalidRequestException',
  });
  expect(await refusal(tag(Arn, [{ Key: '', Value: 'me' }]))).toEqual(
    invalidRequest('Tag keys must not be empty'),
  );
  const twice = [
    { Key: 'a', Value: '1' },
    { Key: 'a', Value: '2' },
  ];
  expect(await refusal(tag(Arn, twice))).toEqual(invalidRequest('Duplicate tag key: a'));
  const allowed = [
    { Key: 'aws:transfer:customHostname', Value: 'sftp.example.com' },
    { Key: 'aws:transfer:route53HostedZoneId', Value: '/hostedzone/Z1' },
    { Key: 'transfer:customHostname', Value: 'sftp.example.com' },
  ];
  await tag(Arn, allowed);
  expect(await tagsOf(Arn)).toEqual(allowed);
});

test.each([
  ['server/s-00000000000000000', 'Unknown server', 'Server'],
  ['user/s-00000000000000000/alice', 'Unknown user', 'User'],
  ['host-key/s-00000000000000000/hostkey-00000000000000000', 'Unknown host key', 'HostKey'],
  ['webapp/webapp-00000000000000000', 'Unknown web app', 'WebApp'],
  ['certificate/cert-00000000000000000', 'Unknown certificate', 'Certificate'],
  ['profile/p-00000000000000000', 'Unknown profile', 'Profile'],
  ['connector/c-00000000000000000', 'Unknown connector', 'Connector'],
  ['agreement/s-00000000000000000/a-00000000000000000', 'Unknown agreement', 'Agreement'],
])('%s cannot be tagged: there is none', async (resource, message, ResourceType) => {
  const arn = `${account}:${resource}`;
  const expected = { name: 'ResourceNotFoundException', message, status: 400, Resource: arn, ResourceType };
  expect(await refusal(tag(arn, [{ Key: 'a', Value: 'b' }]))).toEqual(expected);
  expect(await refusal(untag(arn, 'a'))).toEqual(expected);
  expect(await refusal(tagsOf(arn))).toEqual(invalidRequest(message));
});

test('an ARN of another account, Region or service names nothing here', async () => {
  for (const arn of [Arn.replace('123456789012', '210987654321'), Arn.replace('us-east-1', 'eu-west-1')]) {
    expect(await refusal(tag(arn, [{ Key: 'a', Value: 'b' }]))).toMatchObject({ message: 'Unknown server' });
  }
  const bucket = 'arn:aws:s3:::a-bucket-of-ours';
  expect(await refusal(tagsOf(bucket))).toEqual(invalidRequest(`Invalid resource ARN: ${bucket}`));
});
