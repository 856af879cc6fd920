import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { ListServersCommand, TransferClient } from '@aws-sdk/client-transfer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Emulator, refusal, startEmulator, temporaryFolder } from './harness';

const folder = temporaryFolder();
let emulator: Emulator;
let endpoint: string;
let accessKeyId: string;
let secretAccessKey: string;

const fromFile = (text: string, name: string) => new RegExp(`^${name} = (\\S+)$`, 'm').exec(text)?.[1] ?? '';

beforeAll(async () => {
  emulator = await startEmulator({ dataDir: folder.path, args: ['--host', '0.0.0.0'] });
  endpoint = emulator.endpoint.replace('0.0.0.0', '127.0.0.1');
  const text = readFileSync(join(folder.path, 'credentials'), 'utf8');
  accessKeyId = fromFile(text, 'aws_access_key_id');
  secretAccessKey = fromFile(text, 'aws_secret_access_key');
});

afterAll(async () => {
  await emulator.stop();
  folder.remove();
});

interface Overrides {
  accessKeyId?: string;
  secretAccessKey?: string;
  sessionToken?: string;
  systemClockOffset?: number;
}

function listServers({ systemClockOffset = 0, ...credentials }: Overrides = {}) {
  const client = new TransferClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId, secretAccessKey, ...credentials },
    maxAttempts: 1,
    systemClockOffset,
  });
  return client.send(new ListServersCommand({}));
}

test('the key pair is printed by its path, readable by its owner alone, and opens the API', async () => {
  const path = join(folder.path, 'credentials');
  expect(emulator.greeting).toContain(`credentials in ${path}`);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect((await listServers()).Servers).toEqual([]);
  expect((await listServers({ sessionToken: 'a token that is signed too' })).Servers).toEqual([]);
});

test('a wrong secret and an unknown key are refused as the service does', async () => {
  expect(await refusal(listServers({ secretAccessKey: 'wrong' }))).toMatchObject({
    name: 'InvalidSignatureException',
    message: expect.stringContaining('The request signature we calculated does not match'),
    status: 400,
  });
  expect(await refusal(listServers({ accessKeyId: 'AKIDEXAMPLE' }))).toEqual({
    name: 'UnrecognizedClientException',
    message: 'The security token included in the request is invalid.',
    status: 400,
  });
});

test('a clock that is more than five minutes off is refused, and one that is less is not', async () => {
  const minutes = 60_000;
  expect(await refusal(listServers({ systemClockOffset: -6 * minutes }))).toMatchObject({
    name: 'InvalidSignatureException',
    message: expect.stringContaining('Signature expired'),
  });
  expect(await refusal(listServers({ systemClockOffset: 6 * minutes }))).toMatchObject({
    name: 'InvalidSignatureException',
    message: expect.stringContaining('Signature not yet current'),
  });
  expect((await listServers({ systemClockOffset: 4 * minutes })).Servers).toEqual([]);
});

/** Signs a request with the SDK, then sends it changed. */
async function tampered(change: (sent: { headers: Record<string, string>; body: string }) => void) {
  const client = new TransferClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 1,
  });
  client.middlewareStack.add(
    (next) => (args) => {
      const signed = args.request as { headers: Record<string, string>; body: string };
      change(signed);
      signed.headers['content-length'] = String(Buffer.byteLength(signed.body));
      return next(args);
    },
    { step: 'finalizeRequest', priority: 'low' },
  );
  return refusal(client.send(new ListServersCommand({ MaxResults: 10 })));
}

test('a signed request that was changed on its way is refused', async () => {
  const mismatch = { name: 'InvalidSignatureException' };
  expect(
    await tampered((sent) => {
      sent.body = '{"MaxResults":11}';
    }),
  ).toMatchObject(mismatch);
  expect(
    await tampered((sent) => {
      sent.headers['x-amz-target'] = 'TransferService.CreateServer';
    }),
  ).toMatchObject(mismatch);
  expect(
    await tampered((sent) => {
      sent.headers.authorization = sent.headers.authorization?.replace(/;x-amz-target/, '') ?? '';
    }),
  ).toMatchObject(mismatch);
});

test('a request without a signature is refused', async () => {
  const response = await fetch(endpoint, { method: 'POST', body: '{}' });
  expect([response.status, await response.json()]).toEqual([
    400,
    expect.objectContaining({ __type: 'MissingAuthenticationTokenException' }),
  ]);
});

test('a stranger is refused before a body is waited for', async () => {
  const credential = 'AKIDEXAMPLE/20260101/us-east-1/transfer/aws4_request';
  const asked = request(endpoint, {
    method: 'POST',
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
      'content-length': 8_000_000,
    },
  });
  asked.flushHeaders();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  expect(response.statusCode).toBe(400);
  response.resume();
  asked.destroy();
});

test('the names of this machine are served, and others are not', async () => {
  const { port } = new URL(endpoint);
  const statusFor = (host: string) =>
    new Promise((resolve, reject) => {
      const asked = request(
        { host: '127.0.0.1', port, path: '/_emulator/health', headers: { host } },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      );
      asked.on('error', reject);
      asked.end();
    });
  expect(await statusFor(`${hostname()}:${port}`)).toBe(200);
  expect(await statusFor('evil.example')).toBe(403);
});
