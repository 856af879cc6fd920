import { randomBytes } from 'node:crypto';
import {
  DeleteConnectorCommand,
  StartFileTransferCommand,
  StartRemoteDeleteCommand,
  StartRemoteMoveCommand,
  UpdateConnectorCommand,
} from '@aws-sdk/client-transfer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ConnectionProxy, startProxy } from './connection-proxy';
import { outcome, results } from './file-transfer-setup';
import { refusal } from './harness';
import { put } from './s3-client';
import { begin, completed, transfer } from './sftp-connector-work';
import { AccessRole, BUCKET, type SftpConnectorWorld, startSftpConnectorWorld } from './sftp-connector-world';

let world: SftpConnectorWorld;
let proxy: ConnectionProxy;
const logged = { LoggingRole: AccessRole };

beforeAll(async () => {
  world = await startSftpConnectorWorld();
  proxy = await startProxy(world.far.url);
});

afterAll(async () => {
  await proxy.close();
  await world.close();
});

describe('the queue of a connector', () => {
  const ten = Array.from({ length: 10 }, (_, index) => `/${BUCKET}/queue/${index}`);
  const through = (MaxConcurrentConnections: number) =>
    world.connector({ MaxConcurrentConnections }, { Url: proxy.url, ...logged });

  beforeAll(async () => {
    for (const path of ten) await put(world.s3, BUCKET, path.slice(BUCKET.length + 2), path);
  });

  test.each([1, 3])('is worked off over %i connections at most, each for many files', async (count) => {
    Object.assign(proxy, { most: 0, total: 0 });
    expect(await transfer(world, await through(count), { SendFilePaths: ten })).toEqual(completed(ten));
    expect(proxy.most).toBe(count);
    expect(proxy.total).toBe(count);
  });

  test('holds a thousand requests, and goes with its connector', async () => {
    proxy.hold();
    const ConnectorId = await through(1);
    for (let count = 0; count < 100; count++) await begin(world, ConnectorId, { SendFilePaths: ten });
    const full = { name: 'ThrottlingException', message: 'Exceeded maximum pending requests' };
    expect(await refusal(begin(world, ConnectorId, { SendFilePaths: ten.slice(0, 1) }))).toMatchObject(full);
    const move = new StartRemoteMoveCommand({ ConnectorId, SourcePath: 'a', TargetPath: 'b' });
    expect(await refusal(world.client.send(move))).toMatchObject(full);
    await world.client.send(new DeleteConnectorCommand({ ConnectorId }));
    proxy.release();
  });

  test('goes on after kill -9 with copies and listings, and with nothing that can have happened', async () => {
    const ConnectorId = await through(1);
    proxy.hold();
    await world.client.send(new StartRemoteDeleteCommand({ ConnectorId, DeletePath: '/never' }));
    const waiting = await begin(world, ConnectorId, { SendFilePaths: ten });
    expect((await results(world.client, ConnectorId, waiting))[0]).toMatchObject({ StatusCode: 'QUEUED' });
    await world.restart();
    proxy.release();
    expect(await outcome(world.client, ConnectorId, waiting)).toEqual(completed(ten));
    const [event] = await world.events(ConnectorId, 11);
    expect(event).toMatchObject({
      operation: 'DELETE',
      'failure-code': 'UNKNOWN_ERROR',
      'failure-message': 'The emulator ended meanwhile: it may have been deleted, and was not tried again',
    });
  });

  test('takes changes of the connector from the next file on', async () => {
    const ConnectorId = await world.connector({ TrustedHostKeys: [] });
    const [path = ''] = ten;
    expect(await transfer(world, ConnectorId, { SendFilePaths: [path] })).toMatchObject([
      { StatusCode: 'FAILED' },
    ]);
    const SftpConfig = { TrustedHostKeys: [world.far.hostKey] };
    await world.client.send(new UpdateConnectorCommand({ ConnectorId, SftpConfig }));
    expect(await transfer(world, ConnectorId, { SendFilePaths: [path] })).toEqual(completed([path]));
  });
});

test('a server that falls silent in the middle of a file fails it in time', async () => {
  const hasty = await startSftpConnectorWorld(['--sftp-response-timeout-ms', '2000']);
  const between = await startProxy(hasty.far.url);
  await put(hasty.s3, BUCKET, 'large', randomBytes(20_000_000));
  const ConnectorId = await hasty.connector({}, { Url: between.url });
  between.holdAfter(1_000_000);
  const { TransferId = '' } = await hasty.client.send(
    new StartFileTransferCommand({ ConnectorId, SendFilePaths: [`/${BUCKET}/large`] }),
  );
  expect(await outcome(hasty.client, ConnectorId, TransferId)).toEqual([
    {
      FilePath: `/${BUCKET}/large`,
      StatusCode: 'FAILED',
      FailureCode: 'TIMEOUT_ERROR',
      FailureMessage: 'The server did not answer in time',
    },
  ]);
  await Promise.all([between.close(), hasty.close()]);
});
