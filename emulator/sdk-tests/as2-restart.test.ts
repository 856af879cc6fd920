import { request } from 'node:http';
import type { As2ConnectorConfig } from '@aws-sdk/client-transfer';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { BuiltMdn } from '../as2/jobs';
import { newServer } from './as2-setup';
import { as2Url, outcome, results, start } from './file-transfer-setup';
import { identity, newIdentity, source, startWorld, type World } from './file-transfer-world';
import { startEmulator, transferClient, waitForState } from './harness';

let world: World;

beforeEach(async () => {
  world = await startWorld();
});

afterEach(() => world.close());

/** Kills the emulator as a power cut would, and starts it again on the same folder. */
async function crash(args: string[] = []): Promise<void> {
  await world.emulator.stop('SIGKILL');
  world.emulator = await startEmulator({ dataDir: world.folder, args });
  world.client = transferClient(world.emulator.endpoint);
}

const until = (condition: () => boolean | Promise<boolean>) =>
  vi.waitUntil(condition, { timeout: 20_000, interval: 10 });

test('after a crash what may have gone out is said to have failed, and what was still queued is sent, once', async () => {
  const connector = await world.connector();
  world.partner.answer = () => {};
  const transfers = await Promise.all(
    [1, 2, 3, 4].map(() => start(world.client, connector, Array(10).fill(source))),
  );
  await until(() => world.partner.received.length === 16);
  const before = new Set(world.partner.received.map(({ headers }) => headers['message-id']));
  world.reset();
  await crash();
  const all = (await Promise.all(transfers.map((id) => outcome(world.client, connector, id)))).flat();
  const failed = all.filter(({ StatusCode }) => StatusCode === 'FAILED');
  expect(failed).toHaveLength(16);
  for (const { FailureCode, FailureMessage } of failed) {
    expect(FailureCode).toBe('TRANSFER_INTERRUPTED');
    expect(FailureMessage).toMatch(/the partner may have received it, so it was not sent again$/);
  }
  const after = world.partner.received.map(({ headers }) => headers['message-id']);
  expect(after).toHaveLength(24);
  expect(new Set([...before, ...after]).size).toBe(40);
});

test('results are there after a crash', async () => {
  const connector = await world.connector();
  const { transferId } = await world.send(connector);
  await crash();
  expect(await results(world.client, connector, transferId)).toMatchObject([{ StatusCode: 'COMPLETED' }]);
});

test('told to end, the emulator leaves what is under way to its next start', async () => {
  const connector = await world.connector();
  world.partner.answer = () => {};
  const transferId = await start(world.client, connector, [source]);
  await until(() => world.partner.received.length === 1);
  expect(await world.emulator.stop()).toBe(0);
  world.emulator = await startEmulator({ dataDir: world.folder });
  world.client = transferClient(world.emulator.endpoint);
  expect(await outcome(world.client, connector, transferId)).toMatchObject([
    { FailureCode: 'TRANSFER_INTERRUPTED' },
  ]);
});

/** An ONLINE server, and a connector whose MDNs are to go there. */
async function asynchronous() {
  const ServerId = await newServer(world.client);
  await waitForState(world.client, ServerId, 'ONLINE');
  const config: As2ConnectorConfig = {
    MdnResponse: 'ASYNC',
    AsyncMdnConfig: { Url: await as2Url(world.emulator.endpoint, ServerId), ServerIds: [ServerId] },
  };
  world.partner.answer = ({ response }) => void response.writeHead(200).end();
  return { ServerId, connector: await world.connector(config) };
}

/** As the partner does: with the names the other way round. */
async function postMdn(serverId: string, mdn: BuiltMdn): Promise<number | undefined> {
  const url = await as2Url(world.emulator.endpoint, serverId);
  const names = { 'AS2-From': 'THEM', 'AS2-To': 'US', 'AS2-Version': '1.2', 'Message-ID': '<late@partner>' };
  return new Promise((resolve, reject) => {
    const headers = { ...names, ...mdn.headers, 'Content-Length': mdn.body.length };
    const asked = request(url, { method: 'POST', headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.on('error', reject);
    asked.end(mdn.body);
  });
}

const lastMessage = async () => {
  await until(() => world.partner.received.length > 0);
  const message = world.partner.received.at(-1);
  if (!message) throw new Error('No message came.');
  return message;
};

test('a message whose MDN is still to come is waited for across a crash', async () => {
  const { ServerId, connector } = await asynchronous();
  const transferId = await start(world.client, connector, [source]);
  const message = await lastMessage();
  await crash();
  expect(await results(world.client, connector, transferId)).toMatchObject([{ StatusCode: 'IN_PROGRESS' }]);
  expect(await postMdn(ServerId, world.partner.mdnFor(message))).toBe(200);
  expect(await outcome(world.client, connector, transferId)).toMatchObject([{ StatusCode: 'COMPLETED' }]);
  expect(world.partner.received).toHaveLength(1);
});

test('an MDN that comes before the answer to the message counts', async () => {
  const { ServerId, connector } = await asynchronous();
  world.partner.answer = async (message) => {
    await postMdn(ServerId, world.partner.mdnFor(message));
    message.response.writeHead(200).end();
  };
  expect(await world.send(connector)).toMatchObject({ StatusCode: 'COMPLETED' });
});

test('an MDN that says no, or that another signed, fails the file; one of an unknown message is refused', async () => {
  const { ServerId, connector } = await asynchronous();
  const transferId = await start(world.client, connector, [source]);
  const message = await lastMessage();
  const other = world.partner.mdnFor(message, { originalMessageId: '<unknown@us>' });
  expect(await postMdn(ServerId, other)).not.toBe(200);
  await postMdn(
    ServerId,
    world.partner.mdnFor(message, { disposition: 'processed/error: decryption-failed' }),
  );
  expect(await outcome(world.client, connector, transferId)).toMatchObject([
    { FailureCode: 'MDN_RESPONSE_INDICATES_DECRYPTION_FAILED' },
  ]);
  world.partner.received.length = 0;
  const second = await start(world.client, connector, [source]);
  const signing = { ...identity(newIdentity('stranger')), algorithm: 'SHA256' } as const;
  await postMdn(ServerId, world.partner.mdnFor(await lastMessage(), { signing }));
  expect(await outcome(world.client, connector, second)).toMatchObject([
    { FailureCode: 'VERIFICATION_FAILED_NO_MATCHING_KEY_FOUND' },
  ]);
});

test('an MDN that does not come in time fails the file', async () => {
  const { connector } = await asynchronous();
  const transferId = await start(world.client, connector, [source]);
  await lastMessage();
  await crash(['--as2-mdn-wait-ms', '1']);
  const late = await start(world.client, connector, [source]);
  expect(await outcome(world.client, connector, late)).toMatchObject([
    { StatusCode: 'FAILED', FailureCode: 'MDN_NOT_RECEIVED' },
  ]);
  expect(await results(world.client, connector, transferId)).toMatchObject([{ StatusCode: 'IN_PROGRESS' }]);
});
