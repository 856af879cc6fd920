import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  StartDirectoryListingCommand,
  StartRemoteDeleteCommand,
  StartRemoteMoveCommand,
} from '@aws-sdk/client-transfer';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startProxy } from './connection-proxy';
import { outcome } from './file-transfer-setup';
import { refusal, sftpPorts, temporaryFolder } from './harness';
import { hasOpenSshServer, type OpenSshServer, startOpenSshServer } from './openssh-server';
import { get, put } from './s3-client';
import { begin, completed, listing, transfer } from './sftp-connector-work';
import {
  AccessRole,
  BUCKET,
  SECRET,
  type SftpConnectorWorld,
  startSftpConnectorWorld,
} from './sftp-connector-world';

let world: SftpConnectorWorld;
const logged = { LoggingRole: AccessRole };

beforeAll(async () => {
  world = await startSftpConnectorWorld();
});

afterAll(async () => {
  await world.close();
});

describe("a partner's server that is another emulator's", () => {
  test('gets files of any size to the byte, in its home or in a folder', async () => {
    const large = randomBytes(3_000_001);
    const files: [string, Buffer][] = [
      ['out/large.bin', large],
      ['out/empty', Buffer.alloc(0)],
      ['out/größe ü.txt', Buffer.from('ü')],
    ];
    for (const [key, content] of files) await put(world.s3, BUCKET, key, content);
    await put(world.far.s3, 'partner', 'home/inbox/', '');
    const connector = await world.connector();
    const paths = files.map(([key]) => `/${BUCKET}/${key}`);
    expect(await transfer(world, connector, { SendFilePaths: paths })).toEqual(completed(paths));
    await transfer(world, connector, { SendFilePaths: paths, RemoteDirectoryPath: '/inbox' });
    for (const [key, content] of files) {
      const name = key.slice('out/'.length);
      expect((await get(world.far.s3, 'partner', `home/${name}`)).equals(content)).toBe(true);
      expect((await get(world.far.s3, 'partner', `home/inbox/${name}`)).equals(content)).toBe(true);
    }
  });

  test('gives files of any size to the byte', async () => {
    const sizes = [0, 1, 30 * 1024, 30 * 1024 + 1, 5_000_003];
    const contents = sizes.map((size) => randomBytes(size));
    const paths = sizes.map((size) => `/give/${size}`);
    for (const [index, content] of contents.entries()) {
      await put(world.far.s3, 'partner', `home${paths[index]}`, content);
    }
    const connector = await world.connector({ MaxConcurrentConnections: 3 });
    const input = { RetrieveFilePaths: paths, LocalDirectoryPath: `/${BUCKET}/in/` };
    expect(await transfer(world, connector, input)).toEqual(completed(paths));
    for (const [index, size] of sizes.entries()) {
      const got = await get(world.s3, BUCKET, `in/${size}`);
      expect(got.equals(contents[index] ?? Buffer.alloc(0))).toBe(true);
    }
  });

  test('is listed one level deep, and in part where more is there than was asked for', async () => {
    for (const name of ['a.txt', 'b.txt', 'sub/c.txt']) {
      await put(world.far.s3, 'partner', `home/list/${name}`, name);
    }
    const connector = await world.connector();
    const all = (await listing(world, connector, '/list')) as { files: { filePath: string }[] };
    all.files.sort((one, other) => (one.filePath < other.filePath ? -1 : 1));
    const modifiedTimestamp = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(all).toEqual({
      files: [
        { filePath: '/list/a.txt', modifiedTimestamp, size: 5 },
        { filePath: '/list/b.txt', modifiedTimestamp, size: 5 },
      ],
      paths: [{ path: '/list/sub' }],
      truncated: 'false',
    });
    const part = (await listing(world, connector, '/list/', 2)) as { files: object[]; paths: object[] };
    expect(part).toMatchObject({ truncated: 'true' });
    expect(part.files.length + part.paths.length).toBe(2);
    expect(await listing(world, connector, '/list', 3)).toMatchObject({ truncated: 'false' });
  });

  test('has its files moved and deleted, and the log tells of everything that was done', async () => {
    await put(world.far.s3, 'partner', 'home/work/one.txt', 'one');
    await put(world.s3, BUCKET, 'two.txt', 'two');
    const ConnectorId = await world.connector({}, logged);
    const { client } = world;
    const [SourcePath, TargetPath] = ['/work/one.txt', '/work/done.txt'];
    const { MoveId } = await client.send(new StartRemoteMoveCommand({ ConnectorId, SourcePath, TargetPath }));
    const { DeleteId } = await client.send(
      new StartRemoteDeleteCommand({ ConnectorId, DeletePath: TargetPath }),
    );
    const sent = await begin(world, ConnectorId, {
      SendFilePaths: [`/${BUCKET}/two.txt`],
      RemoteDirectoryPath: '/work',
    });
    const got = await begin(world, ConnectorId, {
      RetrieveFilePaths: ['/work/two.txt'],
      LocalDirectoryPath: `/${BUCKET}/in`,
    });
    await listing(world, ConnectorId, '/work');
    const events = await world.events(ConnectorId, 5);
    const common = {
      'connector-id': ConnectorId,
      'connector-arn': `arn:aws:transfer:us-east-1:123456789012:connector/${ConnectorId}`,
      'account-id': '123456789012',
      url: world.far.url,
      'egress-type': 'SERVICE_MANAGED',
      'status-code': 'COMPLETED',
      'start-time': expect.any(String),
      'end-time': expect.any(String),
    };
    expect(events).toEqual([
      expect.objectContaining({
        ...common,
        operation: 'MOVE',
        'move-id': MoveId,
        'move-source-path': SourcePath,
      }),
      expect.objectContaining({
        ...common,
        operation: 'DELETE',
        'delete-id': DeleteId,
        'delete-path': TargetPath,
      }),
      expect.objectContaining({
        ...common,
        operation: 'SEND',
        'transfer-id': sent,
        'file-transfer-id': `${sent}/1`,
        'file-path': `/${BUCKET}/two.txt`,
        'remote-directory-path': '/work',
        bytes: 3,
      }),
      expect.objectContaining({
        ...common,
        operation: 'RETRIEVE',
        'transfer-id': got,
        'local-directory-path': `/${BUCKET}/in`,
        bytes: 3,
      }),
      expect.objectContaining({ ...common, operation: 'LIST', 'item-count': 1, truncated: 'false' }),
    ]);
    expect(await refusal(get(world.far.s3, 'partner', 'home/work/done.txt'))).toMatchObject({
      name: 'NoSuchKey',
    });
  });

  test('is written to by nobody without a LoggingRole', async () => {
    const connector = await world.connector();
    await transfer(world, connector, { SendFilePaths: [`/${BUCKET}/missing`] });
    expect(await world.events(connector, 0)).toEqual([]);
  });
});

describe('a failure', () => {
  const failed = (FailureCode: string, FailureMessage: string) => [
    expect.objectContaining({ StatusCode: 'FAILED', FailureCode, FailureMessage }),
  ];

  test('is told file by file, and the other files are copied', async () => {
    await put(world.s3, BUCKET, 'there', 'there');
    const connector = await world.connector({}, logged);
    const SendFilePaths = [`/${BUCKET}/missing`, `/${BUCKET}/there`];
    expect(await transfer(world, connector, { SendFilePaths })).toEqual([
      {
        FilePath: `/${BUCKET}/missing`,
        StatusCode: 'FAILED',
        FailureCode: 'SEND_FILE_NOT_FOUND',
        FailureMessage: `File path /${BUCKET}/missing not found`,
      },
      { FilePath: `/${BUCKET}/there`, StatusCode: 'COMPLETED' },
    ]);
    const [event] = await world.events(connector, 2);
    expect(event).toMatchObject({
      'status-code': 'FAILED',
      'failure-code': 'SEND_FILE_NOT_FOUND',
      'failure-message': `File path /${BUCKET}/missing not found`,
    });
  });

  test('of a retrieval leaves no object behind', async () => {
    const connector = await world.connector();
    const input = { RetrieveFilePaths: ['/nowhere/file'], LocalDirectoryPath: `/${BUCKET}/none` };
    expect(await transfer(world, connector, input)).toEqual(
      failed('RETRIEVE_FILE_NOT_FOUND', 'Path /nowhere/file not found on the server'),
    );
    expect(await refusal(get(world.s3, BUCKET, 'none/file'))).toMatchObject({ name: 'NoSuchKey' });
  });

  test('is a folder that is not there, on either side', async () => {
    await put(world.s3, BUCKET, 'there', 'there');
    await put(world.far.s3, 'partner', 'home/there', 'there');
    const connector = await world.connector();
    const to = { SendFilePaths: [`/${BUCKET}/there`], RemoteDirectoryPath: '/nowhere' };
    expect(await transfer(world, connector, to)).toEqual(
      failed('PATH_NOT_FOUND', 'Path /nowhere/there not found on the server'),
    );
    const from = { RetrieveFilePaths: ['/there'], LocalDirectoryPath: `/${BUCKET}/there` };
    expect(await transfer(world, connector, from)).toEqual(
      failed('WRITE_FILE_ERROR', `Unable to write /${BUCKET}/there/there`),
    );
  });

  test('of a listing, a move or a deletion is in the log', async () => {
    const ConnectorId = await world.connector({}, logged);
    const { client } = world;
    await put(world.far.s3, 'partner', 'home/full/file', '');
    await client.send(
      new StartDirectoryListingCommand({
        ConnectorId,
        RemoteDirectoryPath: '/nowhere',
        OutputDirectoryPath: `/${BUCKET}`,
      }),
    );
    await client.send(new StartRemoteMoveCommand({ ConnectorId, SourcePath: '/nowhere', TargetPath: '/x' }));
    await client.send(new StartRemoteDeleteCommand({ ConnectorId, DeletePath: '/nowhere' }));
    await client.send(new StartRemoteDeleteCommand({ ConnectorId, DeletePath: '/full' }));
    const events = await world.events(ConnectorId, 4);
    expect(events.map((event) => event['failure-code'])).toEqual([
      'DIRECTORY_NOT_FOUND',
      'FILE_NOT_FOUND',
      'FILE_NOT_FOUND',
      'DELETE_ERROR',
    ]);
  });

  test('is a server that is not trusted, without the file going out', async () => {
    await put(world.s3, BUCKET, 'kept', 'kept');
    const connector = await world.connector({ TrustedHostKeys: [] });
    expect(await transfer(world, connector, { SendFilePaths: [`/${BUCKET}/kept`] })).toEqual(
      failed(
        'CONNECTION_ERROR',
        'The connector has no trusted host keys; add the host key of the server to trust it',
      ),
    );
    expect(await refusal(get(world.far.s3, 'partner', 'home/kept'))).toMatchObject({ name: 'NoSuchKey' });
  });

  test('names no user, password or key of the secret', async () => {
    await put(world.s3, BUCKET, 'there', 'there');
    const secret = { Username: 'hidden-user', Password: 'hidden-password' };
    world.setSecrets({ [SECRET]: secret });
    const connector = await world.connector({}, logged);
    const told = JSON.stringify([
      await transfer(world, connector, { SendFilePaths: [`/${BUCKET}/there`] }),
      await world.test(connector),
      await world.events(connector, 1),
    ]);
    expect(told).toContain('CONNECTION_ERROR');
    expect(told).not.toMatch(/hidden/);
    world.setSecrets({ [SECRET]: { Username: 'ourselves', PrivateKey: world.key.private } });
  });
});

describe.skipIf(!hasOpenSshServer)("OpenSSH's server", () => {
  const folder = temporaryFolder();
  let sshd: OpenSshServer;
  let connector: string;

  beforeAll(async () => {
    const options = { folder: folder.path, port: sftpPorts.last, authorizedKeys: [world.key.public] };
    sshd = await startOpenSshServer(options);
    world.setSecrets({ [SECRET]: { Username: sshd.username, PrivateKey: world.key.private } });
    const TrustedHostKeys = [sshd.hostKeys.rsa];
    connector = await world.connector({ TrustedHostKeys }, { Url: sshd.url, ...logged });
  });

  afterAll(async () => {
    await sshd.close();
    folder.remove();
  });

  test('gets a file in the folder where the login begins, and gives it back', async () => {
    const content = randomBytes(2_000_003);
    await put(world.s3, BUCKET, 'for-openssh', content);
    const sent = [`/${BUCKET}/for-openssh`];
    expect(await transfer(world, connector, { SendFilePaths: sent })).toEqual(completed(sent));
    expect(readFileSync(join(sshd.files, 'for-openssh')).equals(content)).toBe(true);
    const back = { RetrieveFilePaths: ['for-openssh'], LocalDirectoryPath: `/${BUCKET}/back` };
    expect(await transfer(world, connector, back)).toEqual(completed(['for-openssh']));
    expect((await get(world.s3, BUCKET, 'back/for-openssh')).equals(content)).toBe(true);
  });

  test('is listed with links as what they lead to', async () => {
    const path = join(sshd.files, 'listed');
    mkdirSync(join(path, 'sub'), { recursive: true });
    writeFileSync(join(path, 'file'), '12345');
    utimesSync(join(path, 'file'), 1_700_000_000, 1_700_000_000);
    symlinkSync('sub', join(path, 'to-sub'));
    const found = (await listing(world, connector, path)) as { paths: { path: string }[] };
    expect(found).toMatchObject({
      files: [{ filePath: `${path}/file`, modifiedTimestamp: '2023-11-14T22:13:20Z', size: 5 }],
      truncated: 'false',
    });
    expect(found.paths.map((entry) => entry.path).sort()).toEqual([`${path}/sub`, `${path}/to-sub`]);
  });

  test('has files and folders moved, but never over another, and only empty folders deleted', async () => {
    const path = join(sshd.files, 'moved');
    mkdirSync(join(path, 'full'), { recursive: true });
    for (const name of ['one', 'two', 'full/three']) writeFileSync(join(path, name), name);
    mkdirSync(join(path, 'empty'));
    const before = (await world.events(connector, 0)).length;
    const move = (from: string, to: string) =>
      world.client.send(
        new StartRemoteMoveCommand({
          ConnectorId: connector,
          SourcePath: join(path, from),
          TargetPath: join(path, to),
        }),
      );
    const remove = (name: string) =>
      world.client.send(
        new StartRemoteDeleteCommand({ ConnectorId: connector, DeletePath: join(path, name) }),
      );
    await move('one', 'two');
    await move('full', 'moved');
    await remove('empty');
    await remove('moved');
    await remove('two');
    const events = (await world.events(connector, before + 5)).slice(before);
    expect(events.map((event) => event['failure-code'])).toEqual([
      'RENAME_ERROR',
      undefined,
      undefined,
      'DELETE_ERROR',
      undefined,
    ]);
    const there = (name: string) => existsSync(join(path, name));
    expect(['one', 'two', 'full', 'moved/three', 'empty'].map(there)).toEqual([
      true,
      false,
      false,
      true,
      false,
    ]);
  });

  test('that hangs up in the middle of a file fails it, and takes the next', async () => {
    const between = await startProxy(sshd.url);
    await put(world.s3, BUCKET, 'next', 'next');
    const TrustedHostKeys = [sshd.hostKeys.rsa];
    const lossy = await world.connector({ TrustedHostKeys }, { Url: between.url });
    between.hold();
    const held = await begin(world, lossy, { SendFilePaths: [`/${BUCKET}/next`] });
    await vi.waitUntil(() => between.total === 1, { timeout: 20_000, interval: 10 });
    between.hangUp();
    expect(await outcome(world.client, lossy, held)).toMatchObject([
      { StatusCode: 'FAILED', FailureCode: 'CONNECTION_ERROR' },
    ]);
    between.release();
    const next = { SendFilePaths: [`/${BUCKET}/next`] };
    expect(await transfer(world, lossy, next)).toMatchObject([{ StatusCode: 'COMPLETED' }]);
    await between.close();
  });
});
