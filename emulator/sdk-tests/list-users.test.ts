import {
  CreateServerCommand,
  CreateUserCommand,
  ImportSshPublicKeyCommand,
  ListUsersCommand,
  paginateListUsers,
  type TransferClient,
} from '@aws-sdk/client-transfer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateHostKey } from '../keys/host-key';
import { openStore } from '../store/sqlite-store';
import {
  type Emulator,
  invalidRequest,
  refusal,
  startEmulator,
  temporaryFolder,
  transferClient,
} from './harness';

const folder = temporaryFolder();
let emulator: Emulator;
let client: TransferClient;
const serverIds: string[] = [];

const Role = 'arn:aws:iam::123456789012:role/transfer';
const nameOf = (index: number) => `user-${String(index).padStart(5, '0')}`;

beforeAll(async () => {
  emulator = await startEmulator({ dataDir: folder.path });
  client = transferClient(emulator.endpoint);
  for (let count = 0; count < 2; count++) {
    serverIds.push((await client.send(new CreateServerCommand({}))).ServerId ?? '');
  }
  await emulator.stop();
  fill(serverIds[0] ?? '');
  emulator = await startEmulator({ dataDir: folder.path });
  client = transferClient(emulator.endpoint);
});

afterAll(async () => {
  await emulator.stop();
  folder.remove();
});

/** As many users as a server may have, less one; made in one transaction, since each call waits for the disk. */
function fill(ServerId: string): void {
  const store = openStore(folder.path);
  store.transaction(() => {
    for (let index = 0; index < 9_999; index++) {
      const UserName = nameOf(index);
      const Arn = `arn:aws:transfer:us-east-1:123456789012:user/${ServerId}/${UserName}`;
      store.users.put({ ServerId, UserName, Arn, Role, HomeDirectoryType: 'PATH' });
    }
  });
  store.close();
}

test('ten thousand users page through completely, and the next one is refused', async () => {
  const [ServerId] = serverIds;
  await client.send(new CreateUserCommand({ ServerId, Role, UserName: nameOf(9_999) }));
  const names: (string | undefined)[] = [];
  let pages = 0;
  for await (const page of paginateListUsers({ client, pageSize: 1000 }, { ServerId })) {
    pages++;
    expect(page.ServerId).toBe(ServerId);
    names.push(...(page.Users ?? []).map((user) => user.UserName));
  }
  expect(pages).toBe(10);
  expect(names).toEqual(Array.from({ length: 10_000 }, (_, index) => nameOf(index)));
  expect(await refusal(client.send(new CreateUserCommand({ ServerId, Role, UserName: 'one-more' })))).toEqual(
    invalidRequest('Limit exceeded: 10000 users per server'),
  );
});

test('a page can be as small as one user, and the last one has no token', async () => {
  const [ServerId] = serverIds;
  const first = await client.send(new ListUsersCommand({ ServerId, MaxResults: 1 }));
  expect(first.Users?.map((user) => user.UserName)).toEqual([nameOf(0)]);
  const { NextToken } = first;
  const second = await client.send(new ListUsersCommand({ ServerId, MaxResults: 1, NextToken }));
  expect(second.Users?.map((user) => user.UserName)).toEqual([nameOf(1)]);
  const empty = await client.send(new ListUsersCommand({ ServerId: serverIds[1] }));
  expect(empty.Users).toEqual([]);
  expect(empty.NextToken).toBeUndefined();
});

test('a token of another list, or none that was given out, is refused', async () => {
  const [ServerId, other] = serverIds;
  const { NextToken } = await client.send(new ListUsersCommand({ ServerId, MaxResults: 1 }));
  for (const input of [
    { ServerId: other, NextToken },
    { ServerId, NextToken: `${NextToken?.slice(0, -1)}${NextToken?.endsWith('A') ? 'B' : 'A'}` },
    { ServerId, NextToken: 'user-00001' },
  ]) {
    expect(await refusal(client.send(new ListUsersCommand(input)))).toMatchObject({
      name: 'InvalidNextTokenException',
    });
  }
});

test('a listed user shows the count of keys in place of the keys', async () => {
  const ServerId = serverIds[1];
  const UserName = 'counted';
  await client.send(new CreateUserCommand({ ServerId, Role, UserName, HomeDirectory: '/bucket' }));
  for (let count = 0; count < 2; count++) {
    const { type, publicBlob } = generateHostKey('ed25519');
    const SshPublicKeyBody = `${type} ${publicBlob.toString('base64')}`;
    await client.send(new ImportSshPublicKeyCommand({ ServerId, UserName, SshPublicKeyBody }));
  }
  const { Users } = await client.send(new ListUsersCommand({ ServerId }));
  expect(Users).toEqual([
    {
      Arn: `arn:aws:transfer:us-east-1:123456789012:user/${ServerId}/${UserName}`,
      HomeDirectory: '/bucket',
      HomeDirectoryType: 'PATH',
      Role,
      SshPublicKeyCount: 2,
      UserName,
    },
  ]);
});
