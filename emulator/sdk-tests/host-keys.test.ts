import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import {
  CreateServerCommand,
  DeleteHostKeyCommand,
  DescribeHostKeyCommand,
  DescribeServerCommand,
  ImportHostKeyCommand,
  type ImportHostKeyCommandInput,
  ListHostKeysCommand,
  type TransferClient,
  UpdateHostKeyCommand,
} from '@aws-sdk/client-transfer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateHostKey, parseHostKey } from '../keys/host-key';
import { invalidRequest, refusal, startEndpoint, transferClient } from './harness';

let target: Awaited<ReturnType<typeof startEndpoint>>;
let client: TransferClient;

beforeAll(async () => {
  target = await startEndpoint();
  client = transferClient(target.endpoint);
});

afterAll(() => target.stop());

async function newServer(HostKey?: string): Promise<string> {
  return (await client.send(new CreateServerCommand({ HostKey }))).ServerId ?? '';
}

const add = async (ServerId: string, HostKeyBody: string, rest: Partial<ImportHostKeyCommandInput> = {}) =>
  (await client.send(new ImportHostKeyCommand({ ServerId, HostKeyBody, ...rest }))).HostKeyId ?? '';
const read = async (ServerId: string, HostKeyId: string) =>
  (await client.send(new DescribeHostKeyCommand({ ServerId, HostKeyId }))).HostKey;
const list = async (ServerId: string) =>
  (await client.send(new ListHostKeysCommand({ ServerId }))).HostKeys ?? [];
const remove = (ServerId: string, HostKeyId = '') =>
  client.send(new DeleteHostKeyCommand({ ServerId, HostKeyId }));

const ed25519 = () => generateHostKey('ed25519').privateKey;
const pem = (key: KeyObject) => key.export({ format: 'pem', type: 'pkcs8' }).toString();

test('a new server has host keys of its own, and shows the fingerprint of one', async () => {
  const ServerId = await newServer();
  const keys = await list(ServerId);
  expect(keys.map((key) => key.Type).sort()).toEqual(['ecdsa-sha2-nistp256', 'ssh-ed25519']);
  const { Server } = await client.send(new DescribeServerCommand({ ServerId }));
  expect(keys.map((key) => key.Fingerprint)).toContain(Server?.HostKeyFingerprint);
});

test('a server that came with a host key has just that one', async () => {
  const body = pem(generateKeyPairSync('rsa', { modulusLength: 3072 }).privateKey);
  const ServerId = await newServer(body);
  expect(await list(ServerId)).toMatchObject([
    { Type: 'ssh-rsa', Fingerprint: parseHostKey(body)?.fingerprint },
  ]);
});

test('an imported key is described without its private half', async () => {
  const ServerId = await newServer();
  const body = pem(generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey);
  const Tags = [{ Key: 'Rotation', Value: '2027' }];
  const HostKeyId = await add(ServerId, body, { Description: 'from the old site', Tags });
  expect(HostKeyId).toMatch(/^hostkey-[0-9a-f]{17}$/);
  expect(await read(ServerId, HostKeyId)).toEqual({
    Arn: `arn:aws:transfer:us-east-1:123456789012:host-key/${ServerId}/${HostKeyId}`,
    HostKeyId,
    HostKeyFingerprint: parseHostKey(body)?.fingerprint,
    Description: 'from the old site',
    Type: 'ecdsa-sha2-nistp384',
    DateImported: expect.any(Date),
    Tags,
  });
  const listed = (await list(ServerId)).find((key) => key.HostKeyId === HostKeyId);
  expect(listed).toEqual({
    Arn: `arn:aws:transfer:us-east-1:123456789012:host-key/${ServerId}/${HostKeyId}`,
    HostKeyId,
    Fingerprint: parseHostKey(body)?.fingerprint,
    Description: 'from the old site',
    Type: 'ecdsa-sha2-nistp384',
    DateImported: expect.any(Date),
  });
});

test('an update changes the description and nothing else', async () => {
  const ServerId = await newServer();
  const HostKeyId = await add(ServerId, ed25519(), { Description: 'before' });
  const before = await read(ServerId, HostKeyId);
  await client.send(new UpdateHostKeyCommand({ ServerId, HostKeyId, Description: 'after' }));
  expect(await read(ServerId, HostKeyId)).toEqual({ ...before, Description: 'after' });
});

test('one key is taken once, in whatever form it comes', async () => {
  const ServerId = await newServer();
  const body = pem(generateKeyPairSync('ed25519').privateKey);
  const HostKeyId = await add(ServerId, body);
  expect(await refusal(add(ServerId, parseHostKey(body)?.privateKey ?? ''))).toEqual({
    name: 'ResourceExistsException',
    message: 'Host key already exists',
    status: 400,
    Resource: HostKeyId,
    ResourceType: 'HostKey',
  });
});

test('a server holds ten host keys and not one more, and pages through them oldest first', async () => {
  const ServerId = await newServer(ed25519());
  const ids = (await list(ServerId)).map((key) => key.HostKeyId);
  while (ids.length < 10) ids.push(await add(ServerId, ed25519()));
  expect(await refusal(add(ServerId, ed25519()))).toEqual(
    invalidRequest('Limit exceeded: 10 host keys per server'),
  );
  const seen: (string | undefined)[] = [];
  for (let NextToken: string | undefined; ; ) {
    const page = await client.send(new ListHostKeysCommand({ ServerId, MaxResults: 3, NextToken }));
    expect(page.ServerId).toBe(ServerId);
    seen.push(...(page.HostKeys ?? []).map((key) => key.HostKeyId));
    NextToken = page.NextToken;
    if (!NextToken) break;
  }
  expect(new Set(seen)).toEqual(new Set(ids));
  expect(seen).toHaveLength(10);
});

test('the last host key cannot be deleted, any other can', async () => {
  const ServerId = await newServer(ed25519());
  const [only] = await list(ServerId);
  expect(await refusal(remove(ServerId, only?.HostKeyId))).toEqual(
    invalidRequest('Cannot delete the last host key of a server'),
  );
  const second = await add(ServerId, ed25519());
  await remove(ServerId, only?.HostKeyId);
  expect((await list(ServerId)).map((key) => key.HostKeyId)).toEqual([second]);
  expect(await refusal(remove(ServerId, only?.HostKeyId))).toEqual({
    name: 'ResourceNotFoundException',
    message: 'Unknown host key',
    status: 400,
    Resource: only?.HostKeyId,
    ResourceType: 'HostKey',
  });
});

test.each([
  ['a public key', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA=='],
  ['RSA of 1024 bits', pem(generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey)],
  ['a curve that SSH does not know', pem(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey)],
  ['nothing', ''],
])('%s is no host key', async (_what, body) => {
  expect(await refusal(add(await newServer(), body))).toEqual(invalidRequest('Invalid host key format'));
});

test('host keys of an unknown server are not spoken of', async () => {
  const ServerId = 's-00000000000000000';
  const HostKeyId = 'hostkey-00000000000000000';
  const expected = { name: 'ResourceNotFoundException', message: 'Unknown server' };
  expect(await refusal(list(ServerId))).toMatchObject(expected);
  expect(await refusal(read(ServerId, HostKeyId))).toMatchObject(expected);
  expect(await refusal(remove(ServerId, HostKeyId))).toMatchObject(expected);
  expect(await refusal(add(ServerId, ed25519()))).toMatchObject(expected);
});
