// Each guard that a naive server on ssh2 lacks, shown with a client that would notice.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect as connectSocket, Socket } from 'node:net';
import { join } from 'node:path';
import type { PublicKeyAuthContext } from 'ssh2';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Authentication } from './authentication';
import { newKey, run, scp, sftp, ssh } from './openssh';
import { Packet, RawSftp, text, uint32, uint64 } from './raw-sftp';
import { Status } from './status';
import { closed, openSftp, startTestServer, type TestServer, USER } from './test-server';

let server: TestServer;

beforeEach(async () => {
  server = await startTestServer();
});

afterEach(() => server.close());

const target = (options: string[] = []) => ({
  port: server.port,
  user: USER,
  keyFile: server.keyFile,
  folder: server.folder,
  options,
});

/** Puts a file where the user's root lies. */
function seed(name: string, content: string | Buffer): void {
  const home = join(server.folder, 'data', 'buckets', 'bucket', 'ann');
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, name), content);
}

const noAttributes = uint32(0);
/** The default of one second is too little on a busy machine. */
const PATIENTLY = { interval: 5, timeout: 20_000 };
const READ = 0x01;
const WRITE = 0x02;
const CREATE = 0x08;
const TRUNCATE = 0x10;

async function openFile(raw: RawSftp, name: string, flags: number): Promise<Buffer> {
  raw.send(Packet.OPEN, 1, text(name), uint32(flags), noAttributes);
  const reply = await vi.waitUntil(() => raw.replies.find(({ id }) => id === 1), PATIENTLY);
  expect(reply.type).toBe(Packet.HANDLE);
  return reply.body.subarray(4);
}

const statusOf = (raw: RawSftp, wanted: number) =>
  vi.waitUntil(() => raw.replies.find(({ id }) => id === wanted), PATIENTLY);

test('guard 1: no connection waits for Nagle', async () => {
  const spy = vi.spyOn(Socket.prototype, 'setNoDelay');
  await server.connect();
  const ofServer = spy.mock.contexts.filter((socket) => (socket as Socket).localPort === server.port);
  expect(ofServer).toHaveLength(1);
  spy.mockRestore();
});

test('guard 2: a client that signs with rsa-sha2-512 only gets in, and SHA-1 is neither offered nor taken', async () => {
  const keyFile = join(server.folder, 'rsa');
  await newKey(keyFile, 'rsa', 2048);
  const { output: body } = await run('cat', [`${keyFile}.pub`]);
  const key = { SshPublicKeyId: 'key-1', SshPublicKeyBody: body, DateImported: 0 };
  server.store.sshPublicKeys.put('s-0123456789abcdef0', USER, key);
  const only = (algorithm: string) => ({
    ...target([`PubkeyAcceptedAlgorithms=${algorithm}`]),
    keyFile,
  });
  expect(await sftp(only('rsa-sha2-512'), 'pwd')).toMatchObject({ code: 0 });
  expect(await sftp(only('rsa-sha2-256'), 'pwd')).toMatchObject({ code: 0 });
  expect(await sftp(only('ssh-rsa'), 'pwd')).toMatchObject({ code: 255 });
  const { output } = await ssh({ ...target(['LogLevel=DEBUG1']), keyFile }, 'true');
  expect(/server-sig-algs=<(.*)>/.exec(output)?.[1]).toBe(
    'ssh-ed25519,ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521,rsa-sha2-512,rsa-sha2-256',
  );
  const blob = Buffer.from(body.split(' ')[1] ?? '', 'base64');
  const sha1 = { method: 'publickey', username: USER, key: { algo: 'ssh-rsa', data: blob } };
  const authentication = new Authentication({
    serverId: 's-0123456789abcdef0',
    accounts: server.store,
    providers: { dataDir: server.folder, lambdas: {} },
    sourceIp: '127.0.0.1',
  });
  expect(await authentication.decide(sha1 as PublicKeyAuthContext)).toMatchObject({
    kind: 'refused',
    message: 'SHA-1 signatures are refused',
  });
});

test('guard 3: sftp and scp of OpenSSH end with success', async () => {
  seed('a', 'content');
  expect(await sftp(target(), 'get a got', 'bye')).toMatchObject({ code: 0 });
  expect(await scp(target(), `${USER}@127.0.0.1:a`, 'copied')).toMatchObject({ code: 0 });
  expect(await run('cat', ['got', 'copied'], { cwd: server.folder })).toMatchObject({
    output: 'contentcontent',
  });
});

test('guard 4: replies come in the order of the requests', async () => {
  const raw = await RawSftp.open(await server.connect());
  const handle = await openFile(raw, 'a', WRITE | CREATE | TRUNCATE);
  const ids = Array.from({ length: 500 }, (_, index) => index + 10);
  for (const [index, id] of ids.entries()) {
    const size = 1 + ((index * 7919) % 20_000);
    raw.send(Packet.WRITE, id, text(handle), uint64(0), text(Buffer.alloc(size)));
    raw.send(Packet.STAT, id + 1000, text('/'));
  }
  await vi.waitUntil(() => raw.replies.length === 2 + 2 * ids.length, PATIENTLY);
  expect(raw.replies.slice(2).map(({ id }) => id)).toEqual(ids.flatMap((id) => [id, id + 1000]));
});

test('guard 5: a client that asks and asks and never reads is stopped, and costs the others nothing', async () => {
  seed('a', Buffer.alloc(8192));
  const raw = await RawSftp.open(await server.connect());
  const handle = await openFile(raw, 'a', READ);
  const before = process.memoryUsage().rss;
  raw.channel.pause();
  let asked = 0;
  // Without a bound 200,000 replies of 8 KiB would lie in memory.
  while (asked < 200_000 && raw.send(Packet.READ, asked, text(handle), uint64(0), uint32(8192))) asked += 1;
  expect(await sftp(target(), 'get a other', 'put other b', 'get b again')).toMatchObject({ code: 0 });
  expect(raw.channel.writableLength).toBeGreaterThan(0);
  expect(process.memoryUsage().rss - before).toBeLessThan(250 * 1024 * 1024);
});

test('guard 6: a file may be opened to write and create without truncation, which no string of Node says', async () => {
  const raw = await RawSftp.open(await server.connect());
  const handle = await openFile(raw, 'a', WRITE | CREATE);
  raw.send(Packet.WRITE, 20, text(handle), uint64(0), text('content'));
  raw.send(Packet.CLOSE, 30, text(handle));
  expect((await statusOf(raw, 30)).body.readUInt32BE()).toBe(Status.OK);
  expect(await sftp(target(), 'get a got')).toMatchObject({ code: 0 });
});

test('guard 7: a path through a file does not exist, and a folder that is not empty is a failure', async () => {
  seed('a', 'content');
  const sftpClient = await openSftp(await server.connect());
  const codeOf = (work: (done: (error?: Error | null) => void) => void) =>
    new Promise((resolve) => work((error) => resolve((error as { code?: number } | null)?.code)));
  expect(await codeOf((done) => sftpClient.stat('/a/b', done))).toBe(Status.NO_SUCH_FILE);
  expect(await codeOf((done) => sftpClient.mkdir('/folder', done))).toBe(undefined);
  expect(await codeOf((done) => sftpClient.mkdir('/folder', done))).toBe(Status.FAILURE);
  expect(await codeOf((done) => sftpClient.mkdir('/folder/inner', done))).toBe(undefined);
  expect(await codeOf((done) => sftpClient.rmdir('/folder', done))).toBe(Status.FAILURE);
  expect(await codeOf((done) => sftpClient.rmdir('/', done))).toBe(Status.PERMISSION_DENIED);
});

test('guard 8: stopping the server ends sessions that do nothing', async () => {
  const client = await server.connect();
  const gone = closed(client);
  await server.listener.close();
  await gone;
  await expect(server.connect()).rejects.toThrow('ECONNREFUSED');
});

async function silentSocket(port: number): Promise<{ gone: Promise<void> }> {
  const socket = connectSocket(port, '127.0.0.1');
  const gone = new Promise<void>((resolve) => {
    socket.on('error', () => {}).on('close', () => resolve());
  });
  await new Promise((resolve) => socket.once('data', resolve));
  return { gone };
}

test('guard 8: a connection that says nothing is ended when the time to log in is over', async () => {
  const other = await startTestServer({ limits: { loginGraceMs: 200 } });
  const logged = await other.connect();
  await (await silentSocket(other.port)).gone;
  expect((await openSftp(logged)).end).toBeTypeOf('function');
  await other.close();
});

test('guard 8: connections without a login are limited, and so are connections', async () => {
  const other = await startTestServer({ limits: { pendingConnections: 2, connections: 3 } });
  const client = await other.connect();
  await silentSocket(other.port);
  await silentSocket(other.port);
  await expect(other.connect()).rejects.toThrow();
  client.end();
  await closed(client);
  await other.close();
});

test('guard 8: the sixth refused key ends the connection', async () => {
  const keyFiles = await Promise.all(
    Array.from({ length: 7 }, async (_, index) => {
      const file = join(server.folder, `wrong-${index}`);
      await newKey(file, 'ed25519');
      return file;
    }),
  );
  const [keyFile = '', ...others] = keyFiles;
  const wrong = { ...target(others.map((file) => `IdentityFile=${file}`)), keyFile };
  const { code } = await sftp(wrong, 'pwd');
  expect(code).toBe(255);
  await vi.waitUntil(() => server.events.length >= 6, PATIENTLY);
  expect(server.events.map(({ message }) => message['activity-type'])).toEqual(Array(6).fill('AUTH_FAILURE'));
});

test('a session without requests ends when it has been idle too long', async () => {
  const other = await startTestServer({ limits: { idleMs: 200 } });
  const client = await other.connect();
  await closed(client);
  await vi.waitUntil(
    () => other.events.some(({ message }) => message['activity-type'] === 'DISCONNECTED'),
    PATIENTLY,
  );
  expect(other.events.map(({ message }) => message['activity-type'])).toEqual([
    'CONNECTED',
    'EXIT_REASON',
    'DISCONNECTED',
  ]);
  await other.close();
});

test('a connection carries ten SFTP channels and no eleventh', async () => {
  const client = await server.connect();
  const channels = await Promise.all(Array.from({ length: 10 }, () => openSftp(client)));
  await expect(openSftp(client)).rejects.toThrow('open failure');
  channels[0]?.end();
  await vi.waitUntil(
    () =>
      openSftp(client).then(
        () => true,
        () => false,
      ),
    PATIENTLY,
  );
});

test('commands, shells and forwarding are refused', async () => {
  expect(await ssh(target(), 'id')).toMatchObject({
    code: 255,
    output: expect.stringContaining('exec request failed'),
  });
  expect(await ssh(target())).toMatchObject({
    code: 255,
    output: expect.stringContaining('shell request failed'),
  });
  const client = await server.connect();
  const forward = new Promise((resolve) => client.forwardOut('127.0.0.1', 1, '127.0.0.1', 22, resolve));
  expect(await forward).toBeInstanceOf(Error);
  const listen = new Promise((resolve) => client.forwardIn('127.0.0.1', 0, resolve));
  expect(await listen).toBeInstanceOf(Error);
});

test('connections that talk nonsense end alone', async () => {
  const client = await server.connect();
  const good = await openSftp(client);
  const junk = Array.from({ length: 100 }, (_, index) => {
    const socket = connectSocket(server.port, '127.0.0.1');
    const prefix = index % 2 ? 'SSH-2.0-junk\r\n' : '';
    socket.on('error', () => {});
    socket.resume();
    socket.write(Buffer.concat([Buffer.from(prefix), Buffer.alloc(16_384, index + 128)]));
    return new Promise((resolve) => socket.on('close', resolve));
  });
  const raw = await RawSftp.open(await server.connect());
  raw.channel.write(Buffer.alloc(4096, 0xff));
  await new Promise((resolve) => raw.channel.on('close', resolve));
  await Promise.all(junk);
  const entries = await new Promise((resolve, reject) =>
    good.readdir('/', (error, list) => (error ? reject(error) : resolve(list))),
  );
  expect(entries).toEqual([]);
});

test('a client learns how much a request may carry, and no other extension is announced or answered', async () => {
  const raw = await RawSftp.open(await server.connect());
  raw.send(Packet.EXTENDED, 10, text('limits@openssh.com'));
  raw.send(Packet.EXTENDED, 11, text('posix-rename@openssh.com'), text('/a'), text('/b'));
  await vi.waitUntil(() => raw.replies.length === 3, { interval: 5 });
  const [version, limits, refusal] = raw.replies;
  expect(version?.body).toEqual(Buffer.concat([text('limits@openssh.com'), text('1')]));
  expect(limits).toEqual({
    type: Packet.EXTENDED_REPLY,
    id: 10,
    body: Buffer.concat([256 * 1024, 255 * 1024, 255 * 1024, 512].map(uint64)),
  });
  expect(refusal?.body.readUInt32BE()).toBe(Status.OP_UNSUPPORTED);
});

test('a connection that breaks the protocol amid its reads ends alone', async () => {
  seed('a', Buffer.alloc(1024 * 1024));
  const good = await openSftp(await server.connect());
  const client = await server.connect();
  const gone = closed(client);
  const raw = await RawSftp.open(client);
  const handle = await openFile(raw, 'a', READ);
  for (let id = 10; id < 60; id += 1) raw.send(Packet.READ, id, text(handle), uint64(0), uint32(200_000));
  (client as unknown as { _sock: Socket })._sock.write(Buffer.alloc(4096, 0x5a));
  await gone;
  const content = await new Promise((resolve, reject) =>
    good.readFile('/a', (error, data) => (error ? reject(error) : resolve(data.length))),
  );
  expect(content).toBe(1024 * 1024);
});

test('nobody logs in with an imported key while the server asks another identity provider', async () => {
  server.putServer({ IdentityProviderType: 'AWS_LAMBDA' });
  await expect(server.connect()).rejects.toThrow('All configured authentication methods failed');
  server.putServer({ IdentityProviderType: 'SERVICE_MANAGED' });
  await server.connect();
});

test('what a stranger calls himself is logged, but not at any length', async () => {
  const key = join(server.folder, 'other');
  await newKey(key, 'ed25519');
  const privateKey = readFileSync(key);
  await expect(server.connect({ username: 'x'.repeat(30_000), privateKey })).rejects.toThrow();
  const failure = await vi.waitUntil(
    () => server.events.find(({ message }) => message['activity-type'] === 'AUTH_FAILURE'),
    PATIENTLY,
  );
  expect(failure.message.user).toBe('x'.repeat(2048));
});

test('a write beyond what a file can hold is refused and changes nothing', async () => {
  server.putServer({ Domain: 'EFS' });
  const raw = await RawSftp.open(await server.connect());
  const handle = await openFile(raw, 'a', WRITE | CREATE);
  raw.send(Packet.WRITE, 2, text(handle), uint64(2 ** 63), text('x'));
  const refused = await statusOf(raw, 2);
  expect([refused.type, refused.body.readUInt32BE()]).toEqual([Packet.STATUS, Status.FAILURE]);
  expect(readFileSync(join(server.folder, 'data', 'efs', 'bucket', 'ann', 'a'), 'utf8')).toBe('');
});

test('a channel that asks for SFTP a second time keeps the one that it has', async () => {
  const client = await server.connect();
  const raw = await RawSftp.open(client);
  const inside = client as unknown as { _protocol: { subsystem(id: number, name: string): void } };
  const { outgoing } = raw.channel as unknown as { outgoing: { id: number } };
  inside._protocol.subsystem(outgoing.id, 'sftp');
  raw.send(Packet.STAT, 2, text('/'));
  expect((await statusOf(raw, 2)).type).toBe(Packet.ATTRS);
});
