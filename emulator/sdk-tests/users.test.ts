import {
  CreateServerCommand,
  type CreateServerCommandInput,
  CreateUserCommand,
  type CreateUserCommandInput,
  DeleteUserCommand,
  DescribeServerCommand,
  DescribeUserCommand,
  type HomeDirectoryMapEntry,
  ListUsersCommand,
  type TransferClient,
  UpdateUserCommand,
  type UpdateUserCommandInput,
} from '@aws-sdk/client-transfer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { invalidRequest, refusal, startEndpoint, transferClient } from './harness';

const Role = 'arn:aws:iam::123456789012:role/transfer';

let target: Awaited<ReturnType<typeof startEndpoint>>;
let client: TransferClient;
let ServerId: string;
let efsServerId: string;

beforeAll(async () => {
  target = await startEndpoint();
  client = transferClient(target.endpoint);
  ServerId = await newServer({});
  efsServerId = await newServer({ Domain: 'EFS' });
});

afterAll(() => target.stop());

async function newServer(input: CreateServerCommandInput): Promise<string> {
  return (await client.send(new CreateServerCommand(input))).ServerId ?? '';
}

let users = 0;
/** A name that no other test uses. */
const newName = () => `user-${String(++users).padStart(3, '0')}`;

type NewUser = Partial<CreateUserCommandInput>;
const create = (input: NewUser) =>
  client.send(new CreateUserCommand({ ServerId, Role, UserName: newName(), ...input }));
const update = (UserName: string, input: Partial<UpdateUserCommandInput>) =>
  client.send(new UpdateUserCommand({ ServerId, UserName, ...input }));
const read = async (UserName: string) =>
  (await client.send(new DescribeUserCommand({ ServerId, UserName }))).User;

const map = (...pairs: [string, string][]): HomeDirectoryMapEntry[] =>
  pairs.map(([Entry, Target]) => ({ Entry, Target }));

test('a user of the least input has a PATH home and nothing that was not asked for', async () => {
  const UserName = newName();
  expect(await create({ UserName })).toMatchObject({ ServerId, UserName });
  const answer = await client.send(new DescribeUserCommand({ ServerId, UserName }));
  expect(answer.ServerId).toBe(ServerId);
  expect(answer.User).toEqual({
    Arn: `arn:aws:transfer:us-east-1:123456789012:user/${ServerId}/${UserName}`,
    HomeDirectoryType: 'PATH',
    Role,
    SshPublicKeys: [],
    Tags: [],
    UserName,
  });
});

test('everything that a user was given is described', async () => {
  const given = {
    UserName: newName(),
    HomeDirectory: '/landing',
    HomeDirectoryType: 'LOGICAL' as const,
    HomeDirectoryMappings: [
      { Entry: '/landing', Target: `/bucket/\${transfer:UserName}`, Type: 'DIRECTORY' as const },
      { Entry: '/read.me', Target: '/bucket/read.me', Type: 'FILE' as const },
    ],
    Policy: '{"Version":"2012-10-17","Statement":[]}',
    PosixProfile: { Uid: 0, Gid: 4294967295, SecondaryGids: [1, 2] },
    Tags: [{ Key: 'Team', Value: 'Blue' }],
  };
  await create(given);
  expect(await read(given.UserName)).toMatchObject(given);
});

test('a name can be taken once per server, and differs by case', async () => {
  const UserName = newName();
  await create({ UserName });
  expect(await refusal(create({ UserName }))).toEqual({
    name: 'ResourceExistsException',
    message: 'User already exists',
    status: 400,
    Resource: UserName,
    ResourceType: 'User',
  });
  await create({ UserName: UserName.toUpperCase() });
  await client.send(new CreateUserCommand({ ServerId: await newServer({}), Role, UserName }));
});

test('a refused user leaves nothing behind', async () => {
  const UserName = newName();
  await refusal(create({ UserName, SshPublicKeyBody: 'ssh-rsa AAAA', Tags: [{ Key: 'a', Value: '' }] }));
  expect(await refusal(client.send(new DescribeUserCommand({ ServerId, UserName })))).toEqual({
    name: 'ResourceNotFoundException',
    message: 'Unknown user',
    status: 400,
    Resource: UserName,
    ResourceType: 'User',
  });
});

describe('an update', () => {
  test('changes what it names and leaves the rest', async () => {
    const UserName = newName();
    await create({ UserName, HomeDirectory: '/bucket/a', Policy: '{}' });
    expect(await update(UserName, { Role: `${Role}-2` })).toMatchObject({ ServerId, UserName });
    expect(await read(UserName)).toMatchObject({
      Role: `${Role}-2`,
      HomeDirectory: '/bucket/a',
      Policy: '{}',
    });
  });

  test('clears a policy and a home directory by an empty text', async () => {
    const UserName = newName();
    await create({ UserName, HomeDirectory: '/bucket/a', Policy: '{}' });
    await update(UserName, { Policy: '', HomeDirectory: '' });
    const user = await read(UserName);
    expect(user).not.toHaveProperty('Policy');
    expect(user).not.toHaveProperty('HomeDirectory');
  });

  test('drops the mappings with LOGICAL, and takes them as a whole', async () => {
    const UserName = newName();
    const HomeDirectoryMappings = map(['/a', '/bucket/a'], ['/b', '/bucket/b']);
    await create({ UserName, HomeDirectoryType: 'LOGICAL', HomeDirectoryMappings });
    await update(UserName, { HomeDirectoryMappings: map(['/c', '/bucket/c']) });
    expect((await read(UserName))?.HomeDirectoryMappings).toEqual(map(['/c', '/bucket/c']));
    await update(UserName, { HomeDirectoryType: 'PATH' });
    expect(await read(UserName)).not.toHaveProperty('HomeDirectoryMappings');
    expect(await refusal(update(UserName, { HomeDirectoryType: 'LOGICAL' }))).toEqual(
      invalidRequest('HomeDirectoryMappings must be specified with HomeDirectoryType: LOGICAL'),
    );
  });

  test('is held to the rules of a new user', async () => {
    const UserName = newName();
    await create({ UserName });
    expect(await refusal(update(UserName, { HomeDirectoryMappings: map(['/', '/bucket']) }))).toEqual(
      invalidRequest('HomeDirectoryMappings cannot be specified with HomeDirectoryType: PATH'),
    );
    expect(await refusal(update(UserName, { Policy: '[]' }))).toEqual(
      invalidRequest('Policy is not a valid JSON document'),
    );
  });
});

describe('logical home directories', () => {
  const logical = (HomeDirectoryMappings: HomeDirectoryMapEntry[] | undefined) =>
    create({ HomeDirectoryType: 'LOGICAL', HomeDirectoryMappings });

  test.each<[string, HomeDirectoryMapEntry[]]>([
    ['the root alone', map(['/', '/bucket/home'])],
    ['entries side by side, below folders that nothing maps', map(['/a/b', '/one/b'], ['/a/c', '/two/c'])],
    ['names that begin alike', map(['/data', '/bucket/data'], ['/data2', '/bucket/data2'])],
    ['one target twice', map(['/a', '/bucket'], ['/b', '/bucket'])],
  ])('may hold %s', async (_what, mappings) => {
    await expect(logical(mappings)).resolves.toMatchObject({ ServerId });
  });

  test.each<[string, HomeDirectoryMapEntry[] | undefined]>([
    ['HomeDirectoryMappings must be specified with HomeDirectoryType: LOGICAL', undefined],
    ['HomeDirectoryMappings entries overlap: / and /a', map(['/', '/bucket'], ['/a', '/bucket/a'])],
    ['HomeDirectoryMappings entries overlap: /a and /a/b', map(['/a/b', '/bucket/b'], ['/a', '/bucket'])],
    ['HomeDirectoryMappings entries overlap: /a/ and /a/b', map(['/a/', '/bucket'], ['/a/b', '/bucket'])],
    ['HomeDirectoryMappings must not contain the same Entry twice', map(['/a', '/one'], ['/a', '/two'])],
    ['Target must not end with a slash: /bucket/', map(['/a', '/bucket/'])],
    ['Target must not end with a slash: /', map(['/a', '/'])],
    ['Entry / cannot be of Type: FILE', [{ Entry: '/', Target: '/bucket/a', Type: 'FILE' }]],
    ['Target of Type: FILE must name a file: /bucket', [{ Entry: '/a', Target: '/bucket', Type: 'FILE' }]],
  ])('are refused with "%s"', async (message, mappings) => {
    expect(await refusal(logical(mappings))).toEqual(invalidRequest(message));
  });

  test('hold 2,000 mappings and not one more', async () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ Entry: `/${index}`, Target: `/bucket/${index}` }));
    await logical(many(2000));
    expect(await refusal(logical(many(2001)))).toEqual(
      invalidRequest('Limit exceeded: 2000 home directory mappings per user'),
    );
  });

  test('are refused with a PATH home', async () => {
    expect(await refusal(create({ HomeDirectoryMappings: map(['/a', '/bucket']) }))).toEqual(
      invalidRequest('HomeDirectoryMappings cannot be specified with HomeDirectoryType: PATH'),
    );
  });
});

test.each(['{', 'arn:aws:iam::aws:policy/AmazonS3FullAccess', 'null', '"text"'])(
  'the session policy %s is no policy',
  async (Policy) => {
    expect(await refusal(create({ Policy }))).toEqual(invalidRequest('Policy is not a valid JSON document'));
  },
);

test('a user of an EFS server has a POSIX profile', async () => {
  expect(await refusal(create({ ServerId: efsServerId }))).toEqual(
    invalidRequest('PosixProfile must be specified for servers with Domain: EFS'),
  );
  await create({ ServerId: efsServerId, PosixProfile: { Uid: 1000, Gid: 1000 } });
});

test('a deleted user is gone with keys and tags, and its name is free again', async () => {
  const UserName = newName();
  await create({ UserName, Tags: [{ Key: 'Team', Value: 'Blue' }] });
  const before = (await client.send(new DescribeServerCommand({ ServerId }))).Server?.UserCount ?? 0;
  await client.send(new DeleteUserCommand({ ServerId, UserName }));
  expect(await refusal(client.send(new DeleteUserCommand({ ServerId, UserName })))).toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'Unknown user',
  });
  expect((await client.send(new DescribeServerCommand({ ServerId }))).Server?.UserCount).toBe(before - 1);
  await create({ UserName });
  expect(await read(UserName)).toMatchObject({ Tags: [], SshPublicKeys: [] });
});

test('users of an unknown server are not spoken of', async () => {
  const unknown = { ServerId: 's-00000000000000000', UserName: 'alice' };
  const expected = { name: 'ResourceNotFoundException', message: 'Unknown server', ResourceType: 'Server' };
  expect(await refusal(create(unknown))).toMatchObject(expected);
  expect(await refusal(client.send(new UpdateUserCommand(unknown)))).toMatchObject(expected);
  expect(await refusal(client.send(new DescribeUserCommand(unknown)))).toMatchObject(expected);
  expect(await refusal(client.send(new DeleteUserCommand(unknown)))).toMatchObject(expected);
  expect(await refusal(client.send(new ListUsersCommand(unknown)))).toMatchObject(expected);
});

test('a server with another identity provider has no users to speak of', async () => {
  const foreign = await newServer({
    IdentityProviderType: 'AWS_LAMBDA',
    IdentityProviderDetails: { Function: 'arn:aws:lambda:us-east-1:123456789012:function:idp' },
  });
  const user = { ServerId: foreign, UserName: 'alice' };
  const cannot = (action: string) =>
    invalidRequest(`Cannot ${action} users on server with IdP type: AWS_LAMBDA`);
  expect(await refusal(client.send(new ListUsersCommand(user)))).toEqual(cannot('list'));
  expect(await refusal(create(user))).toEqual(cannot('create'));
  expect(await refusal(client.send(new UpdateUserCommand(user)))).toEqual(cannot('update'));
  expect(await refusal(client.send(new DescribeUserCommand(user)))).toEqual(cannot('describe'));
  expect(await refusal(client.send(new DeleteUserCommand(user)))).toEqual(cannot('delete'));
});
