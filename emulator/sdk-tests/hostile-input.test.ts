import {
  CreateServerCommand,
  CreateUserCommand,
  DescribeServerCommand,
  ImportHostKeyCommand,
  ImportSshPublicKeyCommand,
  type TransferClient,
} from '@aws-sdk/client-transfer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusal, startEndpoint, transferClient } from './harness';

let target: Awaited<ReturnType<typeof startEndpoint>>;
let client: TransferClient;
let ServerId: string;

beforeAll(async () => {
  target = await startEndpoint();
  client = transferClient(target.endpoint);
  ServerId = (await client.send(new CreateServerCommand({}))).ServerId ?? '';
});

afterAll(() => target.stop());

const many = (text: string) => text.repeat(1_000_000 / text.length);
const Role = 'arn:aws:iam::123456789012:role/transfer';

/** Texts that keep the patterns of the API model busy for ever in an engine that backtracks. */
test.each([
  ['role', { Role: `arn:${many('role/')} ` }],
  ['userName', { UserName: `${many('a@')}!` }],
  ['homeDirectory', { HomeDirectory: `${many('/.')}\n` }],
  ['sshPublicKeyBody', { SshPublicKeyBody: `ssh-rsa ${many('A')}!` }],
  ['sshPublicKeyBody', { SshPublicKeyBody: `ssh-rsa${many(' ')}\n\0` }],
  ['sshPublicKeyBody', { SshPublicKeyBody: `ssh-rsa AAAA ${many('c \t')}\n!` }],
])('a hostile %s is refused at once by both its length and its pattern', async (member, input) => {
  const refused = await refusal(
    client.send(new CreateUserCommand({ ServerId, Role, UserName: 'alice', ...input })),
  );
  expect(refused.name).toBe('ValidationException');
  const named = `Value at '${member}' failed to satisfy constraint: Member must`;
  expect(refused.message).toContain(`${named} have length less than or equal to`);
  expect(refused.message).toContain(`${named} satisfy regular expression pattern:`);
});

test.each([
  '----- BEGIN OPENSSH PRIVATE KEY-----',
  '-----BEGIN OPENSSH PRIVATE KEY-----\n',
  '-----BEGIN RSA PRIVATE KEY-----\na: ',
])('a host key of nothing but %j is no host key, at any length that the API model allows', async (start) => {
  const HostKeyBody = start.repeat(4096 / start.length);
  expect(await refusal(client.send(new ImportHostKeyCommand({ ServerId, HostKeyBody })))).toMatchObject({
    name: 'InvalidRequestException',
    message: 'Invalid host key format',
  });
});

test('a key whose fields claim to be longer than they are is no key', async () => {
  await client.send(new CreateUserCommand({ ServerId, Role, UserName: 'bob' }));
  const blob = Buffer.concat([Buffer.from([0xff, 0xff, 0xff, 0xff]), Buffer.from('ssh-rsa')]);
  const SshPublicKeyBody = `ssh-rsa ${blob.toString('base64')}`;
  expect(
    await refusal(
      client.send(new ImportSshPublicKeyCommand({ ServerId, UserName: 'bob', SshPublicKeyBody })),
    ),
  ).toMatchObject({ message: 'Unsupported or invalid SSH public key format' });
  const { Server } = await client.send(new DescribeServerCommand({ ServerId }));
  expect(Server?.ServerId).toBe(ServerId);
});
