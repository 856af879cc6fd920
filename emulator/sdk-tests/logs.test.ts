import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  FilterLogEventsCommand,
  type FilterLogEventsCommandInput,
} from '@aws-sdk/client-cloudwatch-logs';
import { CreateServerCommand } from '@aws-sdk/client-transfer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLogStore } from '../logs/log-store';
import { openStore } from '../store/sqlite-store';
import { type Emulator, refusal, startEmulator, temporaryFolder, transferClient } from './harness';

const folder = temporaryFolder();
const structuredGroup = '/company/transfers';
let emulator: Emulator;
let client: CloudWatchLogsClient;
let group: string;
let silent: string;

/** Events are laid down between two runs, since only a data plane writes them while the emulator runs. */
beforeAll(async () => {
  emulator = await startEmulator({ dataDir: folder.path });
  const transfer = transferClient(emulator.endpoint);
  const { ServerId: plain = '' } = await transfer.send(
    new CreateServerCommand({ LoggingRole: 'arn:aws:iam::123456789012:role/logging' }),
  );
  const { ServerId: structured = '' } = await transfer.send(
    new CreateServerCommand({
      StructuredLogDestinations: [`arn:aws:logs:us-east-1:123456789012:log-group:${structuredGroup}:*`],
    }),
  );
  ({ ServerId: silent = '' } = await transfer.send(new CreateServerCommand({})));
  await emulator.stop();

  group = `/aws/transfer/${plain}`;
  const store = openStore(folder.path);
  const logs = openLogStore(folder.path, store);
  const event = (serverId: string, index: number, stream: string) => ({
    serverId,
    stream,
    timestamp: 1000 + index,
    message: { 'activity-type': index % 2 ? 'OPEN' : 'CLOSE', user: stream.split('.')[0] ?? '', index },
  });
  logs.put(Array.from({ length: 250 }, (_, index) => event(plain, index, index < 200 ? 'alice.1' : 'bob.2')));
  logs.put([event(structured, 0, 'carol.3'), event(silent, 0, 'dave.4')]);
  logs.close();
  store.close();

  emulator = await startEmulator({ dataDir: folder.path });
  client = new CloudWatchLogsClient({
    endpoint: emulator.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
  });
});

afterAll(async () => {
  await emulator.stop();
  folder.remove();
});

const filter = (input: FilterLogEventsCommandInput) =>
  client.send(new FilterLogEventsCommand({ logGroupName: group, ...input }));

const count = async (input: FilterLogEventsCommandInput) => (await filter(input)).events?.length;

test('events come in the order of time, with the members that CloudWatch Logs gives', async () => {
  const { events = [] } = await filter({ limit: 2 });
  expect(events).toEqual([
    {
      eventId: expect.stringMatching(/^\d+$/),
      ingestionTime: expect.any(Number),
      logStreamName: 'alice.1',
      message: '{"activity-type":"CLOSE","user":"alice","index":0}',
      timestamp: 1000,
    },
    expect.objectContaining({ timestamp: 1001 }),
  ]);
});

test('every event is on exactly one page', async () => {
  const seen: (number | undefined)[] = [];
  let nextToken: string | undefined;
  do {
    const page = await filter({ limit: 60, nextToken });
    seen.push(...(page.events ?? []).map((event) => event.timestamp));
    nextToken = page.nextToken;
  } while (nextToken);
  expect(seen).toEqual(Array.from({ length: 250 }, (_, index) => 1000 + index));
});

test('times, streams and patterns narrow the answer', async () => {
  expect(await count({ startTime: 1010, endTime: 1019 })).toBe(10);
  expect(await count({ logStreamNames: ['bob.2'] })).toBe(50);
  expect(await count({ logStreamNamePrefix: 'ali' })).toBe(200);
  expect(await count({ filterPattern: '{ $.user = "bob" && $.activity-type = "OPEN" }' })).toBe(25);
  expect(await count({ filterPattern: 'alice OPEN' })).toBe(100);
});

test('a server with a destination of its own logs there, and both groups are listed', async () => {
  const { events } = await filter({ logGroupName: structuredGroup });
  expect(events?.map((event) => event.logStreamName)).toEqual(['carol.3']);
  const byArn = await filter({
    logGroupName: undefined,
    logGroupIdentifier: `arn:aws:logs:us-east-1:123456789012:log-group:${structuredGroup}`,
  });
  expect(byArn.events).toHaveLength(1);
  const first = await client.send(new DescribeLogGroupsCommand({ limit: 1 }));
  const second = await client.send(new DescribeLogGroupsCommand({ limit: 1, nextToken: first.nextToken }));
  const names = [first, second].flatMap((page) => page.logGroups?.map((found) => found.logGroupName));
  expect(names).toEqual([group, structuredGroup]);
  expect(second.nextToken).toBeUndefined();
  const { logGroups } = await client.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: '/company' }));
  expect(logGroups?.[0]?.arn).toBe(`arn:aws:logs:us-east-1:123456789012:log-group:${structuredGroup}:*`);
});

test('an unknown group is refused in the words of CloudWatch Logs', async () => {
  expect(await refusal(filter({ logGroupName: `/aws/transfer/${silent}` }))).toMatchObject({
    name: 'ResourceNotFoundException',
  });
  expect(await refusal(filter({ logGroupName: '/none' }))).toEqual({
    name: 'ResourceNotFoundException',
    message: 'The specified log group does not exist.',
    status: 400,
  });
});

test('a token of another question, a bad pattern and bad members are refused', async () => {
  const { nextToken } = await filter({ limit: 10 });
  const bad: FilterLogEventsCommandInput[] = [
    { limit: 10, nextToken, filterPattern: 'alice' },
    { nextToken: 'AAAA' },
    { filterPattern: '{ $.x' },
    { limit: 0 },
    { limit: 10_001 },
    { logStreamNames: ['a'], logStreamNamePrefix: 'a' },
    { logGroupIdentifier: group },
  ];
  for (const input of bad) {
    expect(await refusal(filter(input))).toMatchObject({ name: 'InvalidParameterException', status: 400 });
  }
});
