import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CreateUserCommand,
  DeleteHostKeyCommand,
  DeleteServerCommand,
  DeleteSshPublicKeyCommand,
  DeleteUserCommand,
  DescribeHostKeyCommand,
  DescribeUserCommand,
  ImportHostKeyCommand,
  ImportSshPublicKeyCommand,
  ListHostKeysCommand,
  StartServerCommand,
  StopServerCommand,
  UpdateServerCommand,
  UpdateUserCommand,
} from '@aws-sdk/client-transfer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitForState } from '../sdk-tests/harness';
import { newKey, run, sftp, ssh, type Target } from './openssh';
import { ROLE, startTestApi, type TestApi } from './test-api';
import { closed, connect, openSftp } from './test-server';

let api: TestApi;
let server: { serverId: string; port: number };

beforeAll(async () => {
  api = await startTestApi();
  server = await api.newServer();
});

afterAll(() => api.stop());

const IN = { code: 0 };
const OUT = { code: 255, output: expect.stringContaining('Permission denied (publickey)') };

const connectAs = ({ port, user, keyFile }: Target) =>
  connect({ host: '127.0.0.1', port, username: user, privateKey: readFileSync(keyFile) });

async function keysOf(UserName: string) {
  const { User } = await api.client.send(new DescribeUserCommand({ ServerId: server.serverId, UserName }));
  return User?.SshPublicKeys ?? [];
}

async function importKey(UserName: string, file: string): Promise<void> {
  await api.client.send(
    new ImportSshPublicKeyCommand({
      ServerId: server.serverId,
      UserName,
      SshPublicKeyBody: readFileSync(`${file}.pub`, 'utf8'),
    }),
  );
}

test('a user of a new server logs in, puts a file and gets it again', async () => {
  const user = await api.newUser(server, 'first');
  expect(await run('sh', ['-c', 'head -c 3000000 /dev/urandom > up'], { cwd: api.folder })).toMatchObject(IN);
  expect(await sftp(user, 'put up', 'ls -l', 'get up down', 'bye')).toMatchObject(IN);
  expect(await run('cmp', ['up', 'down'], { cwd: api.folder })).toMatchObject(IN);
  expect(await run('cmp', ['up', api.inBucket('bucket', 'first', 'up')], { cwd: api.folder })).toMatchObject(
    IN,
  );
});

test.each([
  ['rsa', 2048, ['rsa-sha2-256', 'rsa-sha2-512']],
  ['rsa', 3072, ['rsa-sha2-256', 'rsa-sha2-512']],
  ['ecdsa', 256, ['ecdsa-sha2-nistp256']],
  ['ecdsa', 384, ['ecdsa-sha2-nistp384']],
  ['ecdsa', 521, ['ecdsa-sha2-nistp521']],
  ['ed25519', undefined, ['ssh-ed25519']],
])('a key of type %s with %s bits opens a session', async (type, bits, signatures) => {
  const name = `key-${type}-${bits}`;
  const user = await api.newUser(server, name);
  const keyFile = join(api.folder, name);
  await newKey(keyFile, type, bits);
  expect(await sftp({ ...user, keyFile }, 'pwd')).toMatchObject(OUT);
  await importKey(name, keyFile);
  for (const signature of signatures) {
    const options = [`PubkeyAcceptedAlgorithms=${signature}`];
    expect(await sftp({ ...user, keyFile, options }, 'pwd')).toMatchObject(IN);
  }
});

test('only the keys of that very user let in, and unknown users are refused alike', async () => {
  const ann = await api.newUser(server, 'ann');
  const bob = await api.newUser(server, 'bob');
  expect(await sftp({ ...ann, keyFile: bob.keyFile }, 'pwd')).toMatchObject(OUT);
  expect(await sftp({ ...ann, user: 'nobody' }, 'pwd')).toMatchObject(OUT);
  const password = connect({ host: '127.0.0.1', port: ann.port, username: 'ann', password: 'x' });
  await expect(password).rejects.toThrow('All configured authentication methods failed');
});

test('a deleted key no longer opens a session, and the sessions that it opened have ended', async () => {
  const user = await api.newUser(server, 'rotating');
  const second = join(api.folder, 'second');
  await newKey(second, 'ed25519');
  await importKey('rotating', second);
  const [first] = await keysOf('rotating');
  const [old, kept] = await Promise.all([connectAs(user), connectAs({ ...user, keyFile: second })]);
  const [oldGone] = [closed(old), await openSftp(old)];
  const keptSftp = await openSftp(kept);
  await api.client.send(
    new DeleteSshPublicKeyCommand({
      ServerId: server.serverId,
      UserName: 'rotating',
      SshPublicKeyId: first?.SshPublicKeyId,
    }),
  );
  await oldGone;
  expect(await sftp(user, 'pwd')).toMatchObject(OUT);
  expect(await sftp({ ...user, keyFile: second }, 'pwd')).toMatchObject(IN);
  await new Promise((resolve, reject) =>
    keptSftp.readdir('/', (error, list) => (error ? reject(error) : resolve(list))),
  );
  kept.end();
});

test('a deleted user no longer gets in, and the sessions of the user have ended', async () => {
  const user = await api.newUser(server, 'leaving');
  const client = await connectAs(user);
  const gone = closed(client);
  await api.client.send(new DeleteUserCommand({ ServerId: server.serverId, UserName: 'leaving' }));
  await gone;
  expect(await sftp(user, 'pwd')).toMatchObject(OUT);
});

test('what a user may see changes with the user', async () => {
  const user = await api.newUser(server, 'moving');
  expect(await sftp(user, 'mkdir old', 'ls')).toMatchObject({ output: expect.stringContaining('old') });
  await api.client.send(
    new UpdateUserCommand({
      ServerId: server.serverId,
      UserName: 'moving',
      HomeDirectoryMappings: [{ Entry: '/elsewhere', Target: '/bucket/moved' }],
    }),
  );
  const { output } = await sftp(user, 'ls');
  expect(output).toContain('elsewhere');
  expect(output).not.toContain('old');
});

test('a user without keys gets in with none', async () => {
  const user = await api.newUser(server, 'other');
  await api.client.send(
    new CreateUserCommand({
      ServerId: server.serverId,
      UserName: 'keyless',
      Role: ROLE,
    }),
  );
  expect(await sftp({ ...user, user: 'keyless' }, 'pwd')).toMatchObject(OUT);
});

/** What ssh-keyscan sees: type → fingerprint. */
async function scan(port: number): Promise<Record<string, string>> {
  const { output } = await run('ssh-keyscan', ['-p', String(port), '127.0.0.1']);
  const lines = output.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const entries = lines.map(async (line) => {
    const [, type = '', blob = ''] = line.split(' ');
    const { output: print } = await run('ssh-keygen', ['-lf', '-'], { input: `${type} ${blob}` });
    return [type, print.split(' ')[1] ?? ''] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

test('of each type the oldest host key is served, with the fingerprint that the API describes', async () => {
  const own = await api.newServer();
  const describe = async () => {
    const { HostKeys = [] } = await api.client.send(new ListHostKeysCommand({ ServerId: own.serverId }));
    return Promise.all(
      HostKeys.map(async ({ HostKeyId }) => {
        const found = await api.client.send(
          new DescribeHostKeyCommand({ ServerId: own.serverId, HostKeyId }),
        );
        return { id: HostKeyId, type: found.HostKey?.Type ?? '', print: found.HostKey?.HostKeyFingerprint };
      }),
    );
  };
  const importHostKey = async (name: string, type: string, bits?: number) => {
    const file = join(api.folder, name);
    await newKey(file, type, bits);
    const HostKeyBody = readFileSync(file, 'utf8');
    await api.client.send(new ImportHostKeyCommand({ ServerId: own.serverId, HostKeyBody }));
  };
  const unpadded = (print = '') => print.replace(/=+$/, '');
  const shown = (keys: Awaited<ReturnType<typeof describe>>) =>
    Object.fromEntries(keys.toReversed().map(({ type, print }) => [type, unpadded(print)]));

  const generated = await describe();
  expect(await scan(own.port)).toEqual(shown(generated));

  await importHostKey('rsa-host-1', 'rsa', 3072);
  await importHostKey('rsa-host-2', 'rsa', 2048);
  await importHostKey('ecdsa-host', 'ecdsa', 256);
  const all = await describe();
  expect(await scan(own.port)).toEqual(shown(all));

  const oldestRsa = all.find(({ type }) => type === 'ssh-rsa');
  await api.client.send(new DeleteHostKeyCommand({ ServerId: own.serverId, HostKeyId: oldestRsa?.id }));
  const left = all.filter(({ id }) => id !== oldestRsa?.id);
  expect(await scan(own.port)).toEqual(shown(left));

  await importHostKey('new-type', 'ecdsa', 521);
  const user = await api.newUser(own, 'ann');
  const options = ['HostKeyAlgorithms=ecdsa-sha2-nistp521'];
  expect(await sftp({ ...user, options }, 'pwd')).toMatchObject(IN);
});

test('a stopped server listens no more and ends its sessions; started again it has its port again', async () => {
  const own = await api.newServer();
  const user = await api.newUser(own, 'ann');
  const client = await connectAs(user);
  const gone = closed(client);
  await api.client.send(new StopServerCommand({ ServerId: own.serverId }));
  await gone;
  await waitForState(api.client, own.serverId, 'OFFLINE');
  expect(await api.portOf(own.serverId)).toBe(undefined);
  expect(await sftp(user, 'pwd')).toMatchObject({ output: expect.stringContaining('Connection refused') });
  const other = await api.newServer();
  expect(other.port).not.toBe(own.port);
  await api.client.send(new StartServerCommand({ ServerId: own.serverId }));
  await waitForState(api.client, own.serverId, 'ONLINE');
  expect(await api.portOf(own.serverId)).toBe(own.port);
  expect(await sftp(user, 'pwd')).toMatchObject(IN);
  await api.client.send(new DeleteServerCommand({ ServerId: own.serverId }));
  expect(await sftp(user, 'pwd')).toMatchObject({ code: 255 });
});

test('the identification is the service’s and the banner is shown before the login', async () => {
  const own = await api.newServer({ PreAuthenticationLoginBanner: 'Authorised partners only' });
  const user = await api.newUser(own, 'ann');
  expect((await sftp(user, 'pwd')).output).toContain('Authorised partners only');
  const { output } = await ssh({ ...user, options: ['LogLevel=DEBUG1'] }, 'true');
  expect(output).toContain('remote software version AWS_SFTP_1.1');
  await api.client.send(
    new UpdateServerCommand({ ServerId: own.serverId, PreAuthenticationLoginBanner: 'Changed words' }),
  );
  expect((await sftp(user, 'pwd')).output).toContain('Changed words');
});

test('a client that offers none of the policy’s algorithms fails to agree, until the policy changes', async () => {
  const own = await api.newServer({ SecurityPolicyName: 'TransferSecurityPolicy-2018-11' });
  const user = await api.newUser(own, 'ann');
  const sha1 = { ...user, options: ['KexAlgorithms=diffie-hellman-group14-sha1'] };
  const plainMac = { ...user, options: ['Ciphers=aes256-ctr', 'MACs=hmac-sha2-256'] };
  const chacha = { ...user, options: ['Ciphers=chacha20-poly1305@openssh.com'] };
  for (const old of [sha1, plainMac, chacha]) expect(await sftp(old, 'pwd')).toMatchObject(IN);
  await api.client.send(
    new UpdateServerCommand({ ServerId: own.serverId, SecurityPolicyName: 'TransferSecurityPolicy-2025-03' }),
  );
  for (const old of [sha1, plainMac, chacha]) {
    expect(await sftp(old, 'pwd')).toMatchObject({
      code: 255,
      output: expect.stringContaining('no matching'),
    });
  }
  expect(await sftp(user, 'pwd')).toMatchObject(IN);
  await api.logOf(own.serverId, 'KEX_FAILURE');
});
