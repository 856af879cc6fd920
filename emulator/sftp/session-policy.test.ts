import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CreateUserCommandInput, UpdateUserCommand } from '@aws-sdk/client-transfer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sftp, type Target } from './openssh';
import { startTestApi, type TestApi } from './test-api';

let api: TestApi;
let server: { serverId: string; port: number };

beforeAll(async () => {
  api = await startTestApi();
  server = await api.newServer();
  writeFileSync(join(api.folder, 'note'), 'note');
});

afterAll(() => api.stop());

const DONE = { code: 0 };
/** OpenSSH takes a folder that it may not list for no failure, and a file that it may not look at for a missing one. */
const DENIED = { output: expect.stringMatching(/permission denied|not found/i) };

const statement = (Action: string | string[], Resource: string, rest: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...rest,
});
const policy = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement });
const objects = `arn:aws:s3:::\${transfer:HomeDirectory}/*`;
const listing = statement('s3:ListBucket', `arn:aws:s3:::\${transfer:HomeBucket}`, {
  Condition: { StringLike: { 's3:prefix': [`\${transfer:HomeFolder}/*`, `\${transfer:HomeFolder}`] } },
});

/** Somebody with a PATH home that holds `in/a`. */
async function newUser(name: string, Policy: string, input: Partial<CreateUserCommandInput> = {}) {
  const folder = api.inBucket('bucket', 'home', name, 'in');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'a'), 'content');
  return api.newUser(server, name, {
    HomeDirectoryType: 'PATH',
    HomeDirectory: `/bucket/home/${name}`,
    HomeDirectoryMappings: undefined,
    Policy,
    ...input,
  });
}

/** Waits until the log tells of a refusal in the user's session. */
const expectLogged = (user: Target, event: Record<string, string>) =>
  expect
    .poll(async () =>
      (await api.logOf(server.serverId, 'ERROR')).filter(({ stream }) => stream?.startsWith(`${user.user}.`)),
    )
    .toContainEqual(expect.objectContaining({ 'activity-type': 'ERROR', ...event }));

test('the usual policy of a home directory leaves everything in it to its user', async () => {
  const actions = [
    's3:PutObject',
    's3:GetObject',
    's3:DeleteObject',
    's3:DeleteObjectVersion',
    's3:GetObjectVersion',
  ];
  const user = await newUser('usual', policy(listing, statement(actions, objects)));
  const commands = [
    'ls',
    'cd in',
    'ls -l',
    'get a got',
    'put note',
    'rename note b',
    'rm b',
    'mkdir c',
    'rmdir c',
  ];
  expect(await sftp(user, ...commands)).toMatchObject(DONE);
  expect(readFileSync(join(api.folder, 'got'), 'utf8')).toBe('content');
});

test('who may only upload can neither list nor read nor delete nor rename', async () => {
  const user = await newUser('uploader', policy(statement('s3:PutObject', objects)));
  expect(await sftp(user, 'put note in/note')).toMatchObject(DONE);
  expect(readFileSync(api.inBucket('bucket', 'home', 'uploader', 'in', 'note'), 'utf8')).toBe('note');
  for (const command of ['ls', 'ls in', 'get in/a', 'rm in/a', 'rename in/a in/b']) {
    expect(await sftp(user, command)).toMatchObject(DENIED);
  }
  expect(readFileSync(api.inBucket('bucket', 'home', 'uploader', 'in', 'a'), 'utf8')).toBe('content');
});

test('who may only read changes nothing', async () => {
  const user = await newUser('reader', policy(listing, statement('s3:GetObject', objects)));
  expect(await sftp(user, 'ls in', 'get in/a read')).toMatchObject(DONE);
  for (const command of [
    'put note in/a',
    'put note new',
    'rm in/a',
    'mkdir new',
    'rmdir in',
    'rename in/a in/b',
  ]) {
    expect(await sftp(user, command)).toMatchObject(DENIED);
  }
  expect(readFileSync(api.inBucket('bucket', 'home', 'reader', 'in', 'a'), 'utf8')).toBe('content');
});

test('a Deny keeps a folder shut that an Allow would open, and the log names the statement', async () => {
  const deny = { Sid: 'Shut', Effect: 'Deny', Action: 's3:*', Resource: 'arn:aws:s3:::*/in/*' };
  const user = await newUser('denied', policy(listing, statement('s3:*', objects), deny));
  expect(await sftp(user, 'put note', 'ls')).toMatchObject(DONE);
  expect(await sftp(user, 'get in/a')).toMatchObject(DENIED);
  await expectLogged(user, {
    path: '/bucket/home/denied/in/a',
    message:
      'Permission denied: statement 3 (Shut) of the session policy denies s3:GetObject on arn:aws:s3:::bucket/home/denied/in/a',
  });
});

test('with logical directories the policy speaks of where the files are stored', async () => {
  const mine = { HomeDirectoryType: 'LOGICAL', HomeDirectory: undefined } as const;
  const HomeDirectoryMappings = [
    { Entry: '/in', Target: '/bucket/home/logical/in' },
    { Entry: '/other', Target: '/elsewhere/logical' },
  ];
  const own = statement(['s3:*'], `arn:aws:s3:::bucket/home/\${transfer:UserName}/*`);
  const list = statement('s3:ListBucket', 'arn:aws:s3:::bucket');
  const user = await newUser('logical', policy(own, list), { ...mine, HomeDirectoryMappings });
  expect(await sftp(user, 'ls /', 'ls in', 'get in/a', 'put note in/b')).toMatchObject(DONE);
  expect(await sftp(user, 'ls other')).toMatchObject(DENIED);
  expect(await sftp(user, 'put note other/b')).toMatchObject(DENIED);
});

test.each([
  [
    'the variables of a PATH home',
    policy(statement('s3:*', objects)),
    `the variable \${transfer:HomeDirectory} has no value here`,
  ],
  [
    'a condition of another kind',
    policy(statement('s3:*', '*', { Condition: { Bool: { 'aws:SecureTransport': 'true' } } })),
    'the condition key aws:SecureTransport of statement 1 is not known',
  ],
])(
  'a policy with %s is not understood: nothing is allowed, and the log says why',
  async (what, Policy, reason) => {
    const name = `unclear-${what.length}`;
    const user = await newUser(name, Policy, {
      HomeDirectoryType: 'LOGICAL',
      HomeDirectory: undefined,
      HomeDirectoryMappings: [{ Entry: '/', Target: `/bucket/home/${name}` }],
    });
    expect(await sftp(user, 'pwd')).toMatchObject(DONE);
    for (const command of ['ls', 'get in/a', 'put note'])
      expect(await sftp(user, command)).toMatchObject(DENIED);
    await expectLogged(user, {
      message: `Permission denied: the session policy is not understood: ${reason}`,
    });
  },
);

test('an empty policy lifts what the last one forbade', async () => {
  const user = await newUser('lifted', policy());
  expect(await sftp(user, 'get in/a')).toMatchObject(DENIED);
  await api.client.send(new UpdateUserCommand({ ServerId: server.serverId, UserName: 'lifted', Policy: '' }));
  expect(await sftp(user, 'get in/a', 'put note')).toMatchObject(DONE);
});

test('on EFS a session policy means nothing, as with the service', async () => {
  const efs = await api.newServer({ Domain: 'EFS' });
  const user = await api.newUser(efs, 'efs', {
    HomeDirectoryMappings: [{ Entry: '/', Target: '/fs-0123456789abcdef0/efs' }],
    PosixProfile: { Uid: 0, Gid: 0 },
    Policy: policy(),
  });
  expect(await sftp(user, 'put note', 'ls')).toMatchObject(DONE);
});
