import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import {
  CreateServerCommand,
  CreateUserCommand,
  DeleteSshPublicKeyCommand,
  DescribeUserCommand,
  ImportSshPublicKeyCommand,
  type TransferClient,
} from '@aws-sdk/client-transfer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateHostKey } from '../keys/host-key';
import { wireInteger, wireString } from '../keys/ssh-wire';
import { invalidRequest, refusal, startEndpoint, transferClient } from './harness';

const Role = 'arn:aws:iam::123456789012:role/transfer';

let target: Awaited<ReturnType<typeof startEndpoint>>;
let client: TransferClient;
let ServerId: string;

beforeAll(async () => {
  target = await startEndpoint();
  client = transferClient(target.endpoint);
  ServerId = (await client.send(new CreateServerCommand({}))).ServerId ?? '';
});

afterAll(() => target.stop());

const line = (type: string, ...fields: Buffer[]) =>
  `${type} ${Buffer.concat([wireString(type), ...fields]).toString('base64')}`;
const bytes = (base64url = '') => Buffer.from(base64url, 'base64url');

function ed25519(): string {
  const { type, publicBlob } = generateHostKey('ed25519');
  return `${type} ${publicBlob.toString('base64')}`;
}

function rsa(modulusLength: number): string {
  const { publicKey } = generateKeyPairSync('rsa', {
    modulusLength,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const { e, n } = createPublicKey(publicKey).export({ format: 'jwk' });
  return line('ssh-rsa', wireInteger(bytes(e)), wireInteger(bytes(n)));
}

let users = 0;
async function newUser(SshPublicKeyBody?: string): Promise<string> {
  const UserName = `user-${++users}`;
  await client.send(new CreateUserCommand({ ServerId, Role, UserName, SshPublicKeyBody }));
  return UserName;
}

const add = (UserName: string, SshPublicKeyBody: string) =>
  client.send(new ImportSshPublicKeyCommand({ ServerId, UserName, SshPublicKeyBody }));
const remove = (UserName: string, SshPublicKeyId = '') =>
  client.send(new DeleteSshPublicKeyCommand({ ServerId, UserName, SshPublicKeyId }));
const keysOf = async (UserName: string) =>
  (await client.send(new DescribeUserCommand({ ServerId, UserName }))).User?.SshPublicKeys ?? [];

test('an imported key is described as it was given, with the time of its import', async () => {
  const UserName = await newUser();
  const body = `${ed25519()} alice@home, second floor`;
  const before = Date.now();
  const { SshPublicKeyId, ...rest } = await add(UserName, body);
  expect(rest).toMatchObject({ ServerId, UserName });
  expect(SshPublicKeyId).toMatch(/^key-[0-9a-f]{17}$/);
  const [key, ...others] = await keysOf(UserName);
  expect(others).toEqual([]);
  expect(key).toMatchObject({ SshPublicKeyId, SshPublicKeyBody: body });
  expect(key?.DateImported?.getTime()).toBeGreaterThanOrEqual(before);
  expect(key?.DateImported?.getTime()).toBeLessThanOrEqual(Date.now());
});

test('a key can come with its user', async () => {
  const body = rsa(2048);
  expect(await keysOf(await newUser(body))).toMatchObject([{ SshPublicKeyBody: body }]);
});

test('the same key is taken once for a user, whatever its comment, and again for another', async () => {
  const body = ed25519();
  const UserName = await newUser(`${body} laptop`);
  const [key] = await keysOf(UserName);
  expect(await refusal(add(UserName, `${body} the same`))).toEqual({
    name: 'ResourceExistsException',
    message: 'SSH public key already exists',
    status: 400,
    Resource: key?.SshPublicKeyId,
    ResourceType: 'SshPublicKey',
  });
  await newUser(body);
});

test('a user holds fifty keys and not one more', async () => {
  const UserName = await newUser();
  for (let count = 0; count < 50; count++) await add(UserName, ed25519());
  expect(await keysOf(UserName)).toHaveLength(50);
  expect(await refusal(add(UserName, ed25519()))).toEqual(
    invalidRequest('Limit exceeded: 50 ssh public keys per user'),
  );
});

test.each([
  ['an RSA key of 1024 bits', rsa(1024)],
  ['a DSA key', line('ssh-dss', ...[3, 5, 7, 9].map((value) => wireInteger(Buffer.of(value))))],
  ['a key that is cut short', ed25519().slice(0, -4)],
])('%s is refused', async (_what, body) => {
  expect(await refusal(add(await newUser(), body))).toEqual(
    invalidRequest('Unsupported or invalid SSH public key format'),
  );
});

test('a text that is no key at all fails the pattern of the API model', async () => {
  const refused = await refusal(add(await newUser(), '---- BEGIN SSH2 PUBLIC KEY ----'));
  expect(refused).toMatchObject({ name: 'ValidationException', status: 400 });
  expect(refused.message).toBe(
    "1 validation error detected: Value at 'sshPublicKeyBody' failed to satisfy constraint: Member must satisfy " +
      'regular expression pattern: \\s*(ssh|ecdsa)-[a-z0-9-]+[ \\t]+(([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{1,3})?(={0,3})?)' +
      '(\\s*|[ \\t]+[\\S \\t]*\\s*)',
  );
});

test('a deleted key is gone, and deleting it again says so', async () => {
  const UserName = await newUser(ed25519());
  const second = await add(UserName, ed25519());
  const [first] = await keysOf(UserName);
  await remove(UserName, first?.SshPublicKeyId);
  expect(await keysOf(UserName)).toMatchObject([{ SshPublicKeyId: second.SshPublicKeyId }]);
  expect(await refusal(remove(UserName, first?.SshPublicKeyId))).toEqual({
    name: 'ResourceNotFoundException',
    message: 'Unknown SSH public key',
    status: 400,
    Resource: first?.SshPublicKeyId,
    ResourceType: 'SshPublicKey',
  });
});

test('keys of unknown users are not spoken of', async () => {
  const expected = { name: 'ResourceNotFoundException', message: 'Unknown user', ResourceType: 'User' };
  expect(await refusal(add('nobody', ed25519()))).toMatchObject(expected);
  expect(await refusal(remove('nobody', 'key-00000000000000000'))).toMatchObject(expected);
});

test('one user cannot delete the key of another', async () => {
  const owner = await newUser(ed25519());
  const [key] = await keysOf(owner);
  expect(await refusal(remove(await newUser(), key?.SshPublicKeyId))).toMatchObject({
    message: 'Unknown SSH public key',
  });
  expect(await keysOf(owner)).toHaveLength(1);
});
