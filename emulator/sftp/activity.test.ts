import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newKey, run, sftp } from './openssh';
import { ROLE, startTestApi, type TestApi } from './test-api';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});

afterAll(() => api.stop());

test('the log tells of a session from its login to its end, with the names of the service', async () => {
  const server = await api.newServer();
  const user = await api.newUser(server, 'ann');
  writeFileSync(join(api.folder, 'note'), 'twelve bytes');
  const commands = [
    'put note',
    'get note back',
    'mkdir box',
    'rename note box/note',
    'rm box/note',
    'rmdir box',
  ];
  expect(await sftp(user, ...commands, '-chmod 600 none', 'bye')).toMatchObject({ code: 0 });
  const all = await api.logOf(server.serverId, 'DISCONNECTED');
  const [type = '', blob = ''] = readFileSync(`${user.keyFile}.pub`, 'utf8').split(' ');
  const { output: print } = await run('ssh-keygen', ['-lf', `${user.keyFile}.pub`]);
  const [connected, ...rest] = all;
  const sessionId = connected?.['session-id'] ?? '';
  const common = {
    stream: `ann.${sessionId}`,
    'session-id': sessionId,
    'resource-arn': `arn:aws:transfer:us-east-1:123456789012:server/${server.serverId}`,
  };
  expect(sessionId).toMatch(/^[0-9a-f]{16}$/);
  expect(connected).toEqual({
    ...common,
    'activity-type': 'CONNECTED',
    user: 'ann',
    role: ROLE,
    'home-dir': '/',
    'source-ip': '127.0.0.1',
    protocol: 'SFTP',
    client: expect.stringMatching(/^SSH-2\.0-OpenSSH_/),
    kex: expect.stringMatching(/^(curve25519|ecdh)/),
    ciphers: expect.stringMatching(/^(\S+),\1$/),
    'ssh-public-key': blob,
    'ssh-public-key-type': type,
    'ssh-public-key-fingerprint': print.split(' ')[1],
  });
  const path = '/bucket/ann/note';
  expect(rest).toEqual(
    [
      { 'activity-type': 'OPEN', path, mode: 'CREATE|TRUNCATE|WRITE' },
      { 'activity-type': 'CLOSE', path, 'bytes-in': '12' },
      { 'activity-type': 'OPEN', path, mode: 'READ' },
      { 'activity-type': 'CLOSE', path, 'bytes-out': '12' },
      { 'activity-type': 'MKDIR', path: '/bucket/ann/box' },
      { 'activity-type': 'RENAME', path, 'new-path': '/bucket/ann/box/note' },
      { 'activity-type': 'DELETE', path: '/bucket/ann/box/note' },
      { 'activity-type': 'RMDIR', path: '/bucket/ann/box' },
      { 'activity-type': 'DISCONNECTED' },
    ].map((event) => ({ ...common, ...event })),
  );
});

test('refused logins and failed agreements stand in the stream ERRORS, with the key that was shown', async () => {
  const server = await api.newServer();
  const user = await api.newUser(server, 'ann');
  const wrong = join(api.folder, 'wrong');
  await newKey(wrong, 'ed25519');
  await sftp({ ...user, keyFile: wrong }, 'pwd');
  await sftp({ ...user, user: 'nobody' }, 'pwd');
  await sftp({ ...user, options: ['Ciphers=aes128-cbc'] }, 'pwd');
  const { output: print } = await run('ssh-keygen', ['-lf', `${wrong}.pub`]);
  const events = await api.logOf(server.serverId, 'AUTH_FAILURE', 'KEX_FAILURE');
  const shared = { stream: 'ERRORS', 'source-ip': '127.0.0.1' };
  const refused = { ...shared, 'activity-type': 'AUTH_FAILURE', method: 'publickey' };
  expect(events).toEqual([
    expect.objectContaining({ ...refused, user: 'ann', 'ssh-public-key-fingerprint': print.split(' ')[1] }),
    expect.objectContaining({ ...refused, user: 'nobody', message: 'Invalid user name' }),
    expect.objectContaining({
      ...shared,
      'activity-type': 'KEX_FAILURE',
      kex: expect.stringMatching(/^(curve25519|ecdh|sntrup|diffie)-/),
      message: 'no matching cipher found',
    }),
  ]);
});
