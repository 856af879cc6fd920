import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DeleteConnectorCommand, ListFileTransferResultsCommand } from '@aws-sdk/client-transfer';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { AccessRole } from './as2-setup';
import { results, start } from './file-transfer-setup';
import { startWorld, type World } from './file-transfer-world';
import { invalidRequest, refusal, region, transferClient } from './harness';

let world: World;

beforeAll(async () => {
  world = await startWorld(['--as2-response-timeout-ms', '1000']);
});

afterAll(() => world.close());

beforeEach(() => world.reset());

describe('a request', () => {
  let connector: string;

  beforeAll(async () => {
    connector = await world.connector();
  });

  test.each([
    [{ SendFilePaths: undefined }, 'SendFilePaths must be specified for AS2 connectors'],
    [{ RetrieveFilePaths: ['/a'] }, 'RetrieveFilePaths is not supported for AS2 connectors'],
    [{ LocalDirectoryPath: '/a/b' }, 'LocalDirectoryPath is not supported for AS2 connectors'],
    [{ RemoteDirectoryPath: '/a' }, 'RemoteDirectoryPath is not supported for AS2 connectors'],
    [{ SendFilePaths: ['/box/a', 'box/b'] }, 'Invalid SendFilePaths: box/b is not of the form /bucket/key'],
    [{ SendFilePaths: ['/box'] }, 'Invalid SendFilePaths: /box is not of the form /bucket/key'],
    [
      { CustomHttpHeaders: [{ Key: 'as2-from', Value: 'x' }] },
      'CustomHttpHeaders: as2-from is set by the connector itself',
    ],
    [
      { CustomHttpHeaders: [{ Key: 'Content-Length', Value: '1' }] },
      'CustomHttpHeaders: Content-Length is set by the connector itself',
    ],
    [{ CustomHttpHeaders: [{ Key: 'X-A' }, { Key: 'x-a' }] }, 'CustomHttpHeaders: x-a is given twice'],
    [{ CustomHttpHeaders: [{ Value: '1' }] }, 'CustomHttpHeaders: Key must be specified'],
  ])('with %j is refused', async (change, message) => {
    expect(await refusal(start(world.client, connector, ['/box/a'], change))).toEqual(
      invalidRequest(message),
    );
  });

  test('with eleven paths is refused by the model', async () => {
    const paths = Array.from({ length: 11 }, (_, index) => `/box/${index}`);
    expect(await refusal(start(world.client, connector, paths))).toMatchObject({
      name: 'ValidationException',
    });
  });

  test('to an unknown connector, or about a transfer of another, is refused', async () => {
    const unknown = 'c-0123456789abcdef0';
    expect(await refusal(start(world.client, unknown, ['/box/a']))).toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Unknown connector',
      ResourceType: 'Connector',
    });
    const transferId = await start(world.client, connector, ['/box/a']);
    const other = await world.connector();
    expect(await refusal(results(world.client, other, transferId))).toMatchObject({
      name: 'ResourceNotFoundException',
    });
    const elsewhere = transferClient(world.emulator.endpoint, { region: 'eu-west-1' });
    expect(await refusal(results(elsewhere, connector, transferId))).toMatchObject({
      message: 'Unknown connector',
    });
    const wrongToken = new ListFileTransferResultsCommand({
      ConnectorId: connector,
      TransferId: transferId,
      NextToken: 'x',
    });
    expect(await refusal(world.client.send(wrongToken))).toMatchObject({ name: 'InvalidRequestException' });
  });

  test('beyond a thousand pending files is throttled', async () => {
    world.partner.answer = () => {};
    const paths = Array(10).fill('/box/out/order.edi');
    const attempts: string[] = [];
    for (let number = 0; number < 140; number++) {
      attempts.push(
        await start(world.client, connector, paths).then(
          () => 'taken',
          (error: Error) => error.name,
        ),
      );
    }
    expect(attempts).toContain('ThrottlingException');
    await world.client.send(new DeleteConnectorCommand({ ConnectorId: connector }));
  });
});

describe('a secret', () => {
  test('is read from secrets.json for each message, and one that is not there fails the file', async () => {
    const connector = await world.connector({ BasicAuthSecretId: 'partner/them' }, { Url: world.secure.url });
    expect(await world.send(connector)).toMatchObject({ FailureCode: 'CREDENTIALS_RETRIEVAL_FAILED' });
    expect(world.secure.received).toEqual([]);
    const secrets = { 'partner/them': { Username: 'us', Password: 'p:w' } };
    writeFileSync(join(world.folder, 'secrets.json'), JSON.stringify(secrets));
    expect(await world.send(connector)).toMatchObject({ StatusCode: 'COMPLETED' });
    const arn = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:partner/them-AbC123';
    expect(
      await world.send(await world.connector({ BasicAuthSecretId: arn }, { Url: world.secure.url })),
    ).toMatchObject({
      StatusCode: 'COMPLETED',
    });
    const sent = world.secure.received.map(({ headers }) => headers.authorization);
    expect(sent).toEqual(Array(2).fill(`Basic ${Buffer.from('us:p:w').toString('base64')}`));
  });
});

describe('the log', () => {
  const logs = () =>
    new CloudWatchLogsClient({
      endpoint: world.emulator.endpoint,
      region,
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
      maxAttempts: 1,
    });
  const eventsOf = async (connector: string) => {
    const command = new FilterLogEventsCommand({ logGroupName: `/aws/transfer/${connector}` });
    return ((await logs().send(command)).events ?? []).map(({ message = '' }) => JSON.parse(message));
  };

  test('of a connector with a LoggingRole has one event for each file', async () => {
    const connector = await world.connector({}, { LoggingRole: AccessRole });
    const { transferId } = await world.send(connector);
    await world.send(connector, '/box/missing');
    const events = await vi.waitUntil(
      async () => {
        const all = await eventsOf(connector).catch(() => []);
        return all.length === 2 ? all : undefined;
      },
      { timeout: 20_000, interval: 10 },
    );
    expect(events[0]).toMatchObject({
      operation: 'SEND',
      'connector-id': connector,
      'transfer-id': transferId,
      'file-transfer-id': `${transferId}/1`,
      url: world.partner.url,
      'file-path': '/box/out/order.edi',
      'status-code': 'COMPLETED',
      bytes: 8,
      'as2-from': 'US',
      'as2-to': 'THEM',
      disposition: 'processed',
    });
    expect(events[1]).toMatchObject({ 'status-code': 'FAILED', 'failure-code': 'SEND_FILE_NOT_FOUND' });
  });

  test('is not written without one', async () => {
    const connector = await world.connector();
    await world.send(connector);
    expect(await refusal(eventsOf(connector))).toMatchObject({ name: 'ResourceNotFoundException' });
  });
});
