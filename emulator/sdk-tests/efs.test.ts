import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UpdateUserCommand } from '@aws-sdk/client-transfer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sftp, type Target } from '../sftp/openssh';
import { ROLE, startTestApi, type TestApi } from '../sftp/test-api';
import { type FtpWorld, startFtpWorld } from './ftp-world';

const FILE_SYSTEM = 'fs-0123456789abcdef0';
const DONE = { code: 0 };
const DENIED = { code: 1, output: expect.stringMatching(/permission denied/i) };

let api: TestApi;
let world: FtpWorld;
let efs: { serverId: string; port: number };

beforeAll(async () => {
  api = await startTestApi();
  world = await startFtpWorld();
  efs = await api.newServer({ Domain: 'EFS' });
  writeFileSync(join(api.folder, 'note'), 'note');
});
afterAll(async () => {
  await api.stop();
  await world.stop();
});

const newUser = (
  name: string,
  Uid: number,
  more: { Gid?: number; SecondaryGids?: number[]; home?: string } = {},
) =>
  api.newUser(efs, name, {
    HomeDirectoryType: 'PATH',
    HomeDirectory: `/${FILE_SYSTEM}/${more.home ?? name}`,
    HomeDirectoryMappings: undefined,
    PosixProfile: { Uid, Gid: more.Gid ?? Uid, SecondaryGids: more.SecondaryGids },
  });

const listing = async (user: Target, path: string) => (await sftp(user, `ls -ln ${path}`)).output;

test('users of a file system have their files by uid and gid, and share what modes and groups leave to them', async () => {
  const ann = await newUser('ann', 1001, { home: 'shared' });
  const bob = await newUser('bob', 1002, { home: 'shared' });
  const carol = await newUser('carol', 1003, { home: 'shared', SecondaryGids: [1001] });
  expect(await sftp(ann, 'put note', 'mkdir box', 'put note box/note', 'chmod 640 note')).toMatchObject(DONE);
  expect(await listing(ann, 'note')).toMatch(/^-rw-r----- +\S+ 1001 +1001 +4 .*note$/m);
  for (const command of [
    'get note copy',
    'put note',
    'put note new',
    'rm note',
    'rename note other',
    'chmod 600 note',
  ])
    expect(await sftp(bob, command)).toMatchObject(DENIED);
  expect(await sftp(carol, 'get note copy')).toMatchObject(DONE);
  expect(await sftp(carol, 'put note')).toMatchObject(DENIED);
  expect(await sftp(ann, 'chmod 777 .')).toMatchObject(DONE);
  expect(await sftp(bob, 'put note of-bob')).toMatchObject(DONE);
  expect(await listing(ann, '.')).toMatch(/1002 +1002 .*of-bob$/m);
  expect(await sftp(ann, 'chown 1002 note')).toMatchObject({ code: 1 });
  const root = await newUser('root', 0, { home: 'shared' });
  expect(await sftp(root, 'get note copy', 'chown 1002 note')).toMatchObject(DONE);
  expect(await sftp(bob, 'get note copy')).toMatchObject(DONE);
});

test('the whole file system as a home is root’s, as a new one is', async () => {
  const user = await newUser('guest', 1004, { home: '' });
  const root = await newUser('keeper', 0, { home: '' });
  expect(await sftp(user, 'ls', 'put note')).toMatchObject(DENIED);
  expect(await sftp(root, 'put note', 'mkdir public', 'chmod 777 public')).toMatchObject(DONE);
  expect(await sftp(user, 'get note copy', 'put note public/note')).toMatchObject(DONE);
});

test('another profile is another person', async () => {
  const user = await newUser('changing', 1005);
  expect(await sftp(user, 'put note', 'chmod 600 note')).toMatchObject(DONE);
  const PosixProfile = { Uid: 1006, Gid: 1006 };
  await api.client.send(
    new UpdateUserCommand({ ServerId: efs.serverId, UserName: 'changing', PosixProfile }),
  );
  expect(await sftp(user, 'get note copy')).toMatchObject(DENIED);
});

test('EFS renames folders and keeps modes, where S3 does neither', async () => {
  const s3 = await api.newServer();
  const onS3 = await api.newUser(s3, 'plain');
  const onEfs = await newUser('posix', 1007);
  const commands = ['mkdir a', 'put note a/note', 'rename a b'];
  expect(await sftp(onEfs, ...commands, 'chmod 600 b/note', 'get b/note copy')).toMatchObject(DONE);
  expect(await sftp(onS3, ...commands)).toMatchObject({ code: 1 });
  expect(await sftp(onS3, 'chmod 600 a/note')).toMatchObject({ code: 1 });
  for (const user of [onEfs, onS3]) {
    expect(await sftp(user, 'put note x', 'put note y')).toMatchObject(DONE);
    expect(await sftp(user, 'rename x y')).toMatchObject({ code: 1 });
  }
  expect(await sftp(onEfs, 'rmdir b')).toMatchObject({ code: 1 });
});

test('over FTP the profile of the provider’s answer holds', async () => {
  const server = await world.newServer(['FTP'], { Domain: 'EFS' });
  const home = (user: string) => `/${FILE_SYSTEM}/${user}`;
  const profile = (Uid: number) => (question: { username: string }) => ({
    Role: ROLE,
    HomeDirectory: home(question.username),
    PosixProfile: { Uid, Gid: Uid },
  });
  world.setAnswer(profile(1001));
  const owner = await world.session(server, { user: 'home' });
  expect(await owner.upload('a', 'content')).toBe(226);
  expect(await owner.command('MFMT 20200102030405 a')).toMatchObject({ code: 213 });
  expect(await owner.command('MDTM a')).toEqual({ code: 213, text: '20200102030405' });
  expect(await owner.fetch('LIST')).toMatch(/ 1001 +1001 +7 .* a\r\n$/);
  world.setAnswer(profile(1002));
  const other = await world.session(server, { user: 'home' });
  expect(await other.fetch('RETR a')).toBe('content');
  for (const line of ['DELE a', 'MKD b', 'STOR a', 'MFMT 20200102030405 a'])
    expect(await other.command(line)).toMatchObject({ code: 550 });
  const stored = join(world.emulator.dataDir, 'efs', FILE_SYSTEM, 'home', 'a');
  expect(readFileSync(stored, 'utf8')).toBe('content');
  world.setAnswer(() => ({ Role: ROLE, HomeDirectory: home('home') }));
  await expect(world.session(server, { user: 'home' })).rejects.toThrow('530');
});
