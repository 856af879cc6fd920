import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SFTPWrapper } from 'ssh2';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { RANDOM_WRITE } from '../storage/refusal';
import { isInstalled, run, scp, sftp, type Target } from './openssh';
import { Status } from './status';
import { startTestApi, type TestApi } from './test-api';
import { connect, openSftp } from './test-server';

let api: TestApi;
let server: { serverId: string; port: number };
let efs: { serverId: string; port: number };

beforeAll(async () => {
  api = await startTestApi();
  server = await api.newServer();
  efs = await api.newServer({ Domain: 'EFS' });
});

afterAll(() => api.stop());

const DONE = { code: 0 };
const FAILED = { code: 1 };
const FILE_SYSTEM = 'fs-0123456789abcdef0';

const local = (name: string) => join(api.folder, name);

function localFile(name: string, content: string | Buffer): void {
  writeFileSync(local(name), content);
}

async function open({ port, user, keyFile }: Target): Promise<SFTPWrapper> {
  const privateKey = readFileSync(keyFile);
  return openSftp(await connect({ host: '127.0.0.1', port, username: user, privateKey }));
}

/** The status and the sentence that a request ends with. */
function outcome(
  work: (done: (error?: Error | null) => void) => void,
): Promise<{ code: number; message: string }> {
  return new Promise((resolve) => {
    work((error) => {
      const { code = Status.OK, message = '' } = (error ?? {}) as { code?: number; message?: string };
      resolve({ code, message });
    });
  });
}

async function newEfsUser(name: string): Promise<Target> {
  return api.newUser(efs, name, {
    HomeDirectoryMappings: [{ Entry: '/', Target: `/${FILE_SYSTEM}/${name}` }],
    PosixProfile: { Uid: 1000, Gid: 1000 },
  });
}

test('a PATH home is shown under its absolute path, and the user lands in it', async () => {
  const HomeDirectory = '/bucket/home/path';
  const user = await api.newUser(server, 'path', {
    HomeDirectoryType: 'PATH',
    HomeDirectory,
    HomeDirectoryMappings: undefined,
  });
  localFile('note', 'path');
  const { output, code } = await sftp(
    user,
    'pwd',
    'put note',
    'ls /bucket/home/path',
    'cd ..',
    'ls',
    'cd /',
    'ls',
  );
  expect(code).toBe(0);
  expect(output).toContain(`Remote working directory: ${HomeDirectory}\n`);
  expect(output).toContain(`${HomeDirectory}/note`);
  expect(readFileSync(api.inBucket('bucket', 'home', 'path', 'note'), 'utf8')).toBe('path');
  expect(await sftp(user, 'ls /bucket/home/other')).toMatchObject(FAILED);
  expect(await sftp(user, 'put note ../note')).toMatchObject(FAILED);
});

test('a LOGICAL home shows its mappings as a tree, nested entries and single files included', async () => {
  mkdirSync(api.inBucket('shared', 'docs'), { recursive: true });
  writeFileSync(api.inBucket('shared', 'docs', 'readme.txt'), 'read me');
  const user = await api.newUser(server, 'logical', {
    HomeDirectoryMappings: [
      { Entry: '/reports/daily', Target: '/archive/daily' },
      { Entry: '/reports/weekly', Target: '/shared/weekly' },
      { Entry: '/mine', Target: ['/homes/', '{transfer:UserName}'].join('$') },
      { Entry: '/readme', Target: '/shared/docs/readme.txt', Type: 'FILE' },
    ],
  });
  localFile('note', 'logical');
  const listed = await sftp(
    user,
    'ls -1 /',
    'ls -1 /reports',
    'get readme',
    'put note /mine/',
    'put note /reports/daily/x',
  );
  expect(listed.code).toBe(0);
  expect(listed.output.split('\n').filter((line) => !line.startsWith('sftp>'))).toEqual(
    expect.arrayContaining(['/mine', '/readme', '/reports', '/reports/daily', '/reports/weekly']),
  );
  expect(readFileSync(local('readme'), 'utf8')).toBe('read me');
  expect(readFileSync(api.inBucket('homes', 'logical', 'note'), 'utf8')).toBe('logical');
  expect(readFileSync(api.inBucket('archive', 'daily', 'x'), 'utf8')).toBe('logical');
  for (const command of [
    'put note /x',
    'mkdir /reports/other',
    'rmdir /mine',
    'rename /mine /yours',
    'rm /reports',
  ]) {
    expect(await sftp(user, command), command).toMatchObject(FAILED);
  }
});

test('nothing outside the home is reached, by whatever path', async () => {
  const user = await api.newUser(server, 'caged');
  const client = await open(user);
  mkdirSync(api.inBucket('bucket', 'neighbour'), { recursive: true });
  writeFileSync(api.inBucket('bucket', 'neighbour', 'secret'), 'secret');
  symlinkSync(api.inBucket('bucket', 'neighbour'), join(api.inBucket('bucket'), 'link'));
  await outcome((done) => client.mkdir('/folder', done));
  symlinkSync(api.inBucket('bucket', 'neighbour'), api.inBucket('bucket', 'caged', 'link'));
  symlinkSync(api.inBucket('bucket', 'neighbour', 'secret'), api.inBucket('bucket', 'caged', 'file-link'));
  const paths = [
    '../neighbour/secret',
    '/../neighbour/secret',
    '/folder/../../neighbour/secret',
    '/bucket/neighbour/secret',
    '/etc/passwd',
    '/link/secret',
    'file-link',
    '/link',
    'folder\0/../../neighbour/secret',
    '/proc/self/environ',
    `/${'x'.repeat(256)}`,
    `/${'y/'.repeat(600)}`,
    '/.uploads',
  ];
  for (const path of paths) {
    const name = JSON.stringify(path.slice(0, 40));
    expect((await outcome((done) => client.open(path, 'r', done))).code, name).not.toBe(Status.OK);
    expect((await outcome((done) => client.lstat(path, done))).code, name).not.toBe(Status.OK);
    expect((await outcome((done) => client.unlink(path, done))).code, name).not.toBe(Status.OK);
  }
  for (const path of ['/link/new', '../../new', 'file-link'])
    await outcome((done) => client.writeFile(path, 'x', done));
  expect(existsSync(api.inBucket('bucket', 'neighbour', 'new'))).toBe(false);
  expect(existsSync(api.inBucket('new'))).toBe(false);
  expect(readFileSync(api.inBucket('bucket', 'neighbour', 'secret'), 'utf8')).toBe('secret');
  expect((await outcome((done) => client.symlink('/folder', '/made', done))).code).toBe(
    Status.OP_UNSUPPORTED,
  );
  client.end();
});

test('on S3 a name is not renamed onto another, nor a folder at all; a folder goes when it is empty', async () => {
  const user = await api.newUser(server, 'renamer');
  localFile('one', '1');
  localFile('two', '2');
  expect(await sftp(user, 'put one', 'put two', 'mkdir folder', 'rename one folder/three')).toMatchObject(
    DONE,
  );
  expect(await sftp(user, 'rename two folder/three')).toMatchObject(FAILED);
  expect(await sftp(user, 'rename folder other')).toMatchObject(FAILED);
  expect(await sftp(user, 'rmdir folder')).toMatchObject(FAILED);
  expect(await sftp(user, 'rm folder/three', 'rmdir folder', 'ls')).toMatchObject(DONE);
  expect(readFileSync(api.inBucket('bucket', 'renamer', 'two'), 'utf8')).toBe('2');
});

test('on S3 a download is resumed, and an upload is refused in the service’s words', async () => {
  const user = await api.newUser(server, 'resumer');
  const content = 'abcdefghij'.repeat(100_000);
  localFile('whole', content);
  localFile('part', content.slice(0, 300_000));
  expect(await sftp(user, 'put whole', 'reget whole part')).toMatchObject(DONE);
  expect(readFileSync(local('part'), 'utf8')).toBe(content);
  localFile('longer', `${content}more`);
  expect(await sftp(user, 'reput longer whole')).toMatchObject(FAILED);
  expect(readFileSync(api.inBucket('bucket', 'resumer', 'whole'), 'utf8')).toBe(content);

  const client = await open(user);
  const handle = await new Promise<Buffer>((resolve, reject) =>
    client.open('/whole', 'r+', (error, opened) => (error ? reject(error) : resolve(opened))),
  );
  expect(await outcome((done) => client.write(handle, Buffer.from('x'), 0, 1, 500, done))).toEqual({
    code: Status.FAILURE,
    message: RANDOM_WRITE,
  });
  client.end();
  await vi.waitUntil(async () => {
    const log = await api.logOf(server.serverId, 'ERROR');
    return log.some(({ operation, message }) => operation === 'WRITE' && message === RANDOM_WRITE);
  });
});

test('on S3 attributes are refused, unless SetStatOption says to do nothing', async () => {
  const user = await api.newUser(server, 'stat');
  localFile('one', '1');
  expect(await sftp(user, 'put one', 'chmod 600 one')).toMatchObject(FAILED);
  const lenient = await api.newServer({ ProtocolDetails: { SetStatOption: 'ENABLE_NO_OP' } });
  const other = await api.newUser(lenient, 'stat');
  expect(await sftp(other, 'put -p one', 'chmod 600 one', 'ls -l')).toMatchObject({
    code: 0,
    output: expect.stringMatching(/^-rw-r--r-- .* one$/m),
  });
  expect(await scp(other, 'one', 'stat@127.0.0.1:two')).toEqual({ code: 0, output: '' });
});

test('what arrived before the connection was lost is stored', async () => {
  const user = await api.newUser(server, 'cut');
  const connection = await connect({
    host: '127.0.0.1',
    port: user.port,
    username: user.user,
    privateKey: readFileSync(user.keyFile),
  });
  const client = await openSftp(connection);
  const handle = await new Promise<Buffer>((resolve, reject) =>
    client.open('/partial', 'w', (error, opened) => (error ? reject(error) : resolve(opened))),
  );
  await outcome((done) => client.write(handle, Buffer.from('arrived'), 0, 7, 0, done));
  connection.destroy();
  const log = await api.logOf(server.serverId, 'PARTIAL_CLOSE');
  expect(log).toContainEqual(
    expect.objectContaining({
      'activity-type': 'PARTIAL_CLOSE',
      path: '/bucket/cut/partial',
      'bytes-in': '7',
    }),
  );
  expect(readFileSync(api.inBucket('bucket', 'cut', 'partial'), 'utf8')).toBe('arrived');
});

test('on EFS files are written in place, resumed, given attributes, and folders are renamed', async () => {
  const user = await newEfsUser('posix');
  const onDisk = (...path: string[]) => join(api.emulator.dataDir, 'efs', FILE_SYSTEM, 'posix', ...path);
  const content = 'abcdefghij'.repeat(50_000);
  localFile('efs-whole', content);
  localFile('efs-start', content.slice(0, 200_000));
  expect(await sftp(user, 'put efs-start file', 'reput efs-whole file', 'chmod 640 file')).toMatchObject(
    DONE,
  );
  expect(readFileSync(onDisk('file'), 'utf8')).toBe(content);
  expect(statSync(onDisk('file')).mode & 0o777).toBe(0o640);
  expect(await sftp(user, 'mkdir a', 'put efs-start a/x', 'rename a b', 'ls b/x')).toMatchObject(DONE);
  expect(await sftp(user, 'mkdir c', 'rename b c')).toMatchObject(FAILED);
  expect(await sftp(user, 'chown 5 file')).toMatchObject(FAILED);
});

test('a folder of thousands is listed whole', async () => {
  const user = await api.newUser(server, 'many');
  const home = api.inBucket('bucket', 'many');
  mkdirSync(home, { recursive: true });
  for (let index = 0; index < 3000; index += 1) writeFileSync(join(home, `file-${index}`), '');
  const client = await open(user);
  const entries = await new Promise<unknown[]>((resolve, reject) =>
    client.readdir('/', (error, list) => (error ? reject(error) : resolve(list))),
  );
  expect(entries).toHaveLength(3000);
  client.end();
});

test('lftp mirrors a tree up and down', async () => {
  if (!isInstalled('lftp')) return;
  const user = await api.newUser(server, 'mirror');
  for (const folder of ['tree', 'tree/inner']) mkdirSync(local(folder));
  for (let index = 0; index < 50; index += 1) localFile(`tree/inner/${index}`, `content ${index}`);
  const connectProgram = [
    'ssh -a -x -F /dev/null -o IdentitiesOnly=yes -o StrictHostKeyChecking=accept-new',
    `-o UserKnownHostsFile=${user.keyFile}.known_hosts -i ${user.keyFile}`,
  ].join(' ');
  const script = [
    `set sftp:connect-program "${connectProgram}"`,
    'set net:max-retries 1',
    'set sftp:auto-confirm yes',
    `open -p ${user.port} sftp://mirror:@127.0.0.1`,
    'mirror -R --no-perms tree copy',
    'mirror copy back',
  ].join('; ');
  const { code, output } = await run('lftp', ['--norc', '-c', script], { cwd: api.folder });
  expect(code, output).toBe(0);
  expect(await run('diff', ['-r', 'tree', 'back'], { cwd: api.folder })).toMatchObject(DONE);
});

test('a hundred sessions put and get at once while the API answers', async () => {
  const user = await api.newUser(server, 'crowd');
  localFile('payload', Buffer.alloc(300_000, 'crowd'));
  const clients = await Promise.all(Array.from({ length: 100 }, () => open(user)));
  const content = readFileSync(local('payload'));
  let open_ = true;
  const answered = (async () => {
    let count = 0;
    while (open_) {
      await fetch(`${api.emulator.endpoint}/_emulator/health`);
      count += 1;
    }
    return count;
  })();
  const copies = await Promise.all(
    clients.map(async (client, index) => {
      expect(await outcome((done) => client.writeFile(`/copy-${index}`, content, done))).toMatchObject({
        code: Status.OK,
      });
      return new Promise<Buffer>((resolve, reject) =>
        client.readFile(`/copy-${index}`, (error, data) => (error ? reject(error) : resolve(data))),
      );
    }),
  );
  open_ = false;
  expect(copies.every((copy) => copy.equals(content))).toBe(true);
  expect(await answered).toBeGreaterThan(0);
  for (const client of clients) client.end();
});
