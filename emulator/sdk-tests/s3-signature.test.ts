import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { HeadObjectCommand, ListObjectsV2Command, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Emulator, refusal, startEmulator, temporaryFolder } from './harness';
import { get, put, s3Client } from './s3-client';

const folder = temporaryFolder();
let emulator: Emulator;
let endpoint: string;
let credentials: { accessKeyId: string; secretAccessKey: string };
let client: S3Client;

const fromFile = (text: string, name: string) => new RegExp(`^${name} = (\\S+)$`, 'm').exec(text)?.[1] ?? '';

beforeAll(async () => {
  emulator = await startEmulator({ dataDir: folder.path, args: ['--host', '0.0.0.0'] });
  endpoint = emulator.endpoint.replace('0.0.0.0', '127.0.0.1');
  const text = readFileSync(join(folder.path, 'credentials'), 'utf8');
  credentials = {
    accessKeyId: fromFile(text, 'aws_access_key_id'),
    secretAccessKey: fromFile(text, 'aws_secret_access_key'),
  };
  client = s3Client(endpoint, { credentials });
});

afterAll(async () => {
  await emulator.stop();
  folder.remove();
});

test('the key pair opens S3, for bodies at hand, streams and odd keys', async () => {
  await put(client, 'box', "dir/a b+c!'()*~ü", 'x');
  expect((await get(client, 'box', "dir/a b+c!'()*~ü")).toString()).toBe('x');
  const Body = Readable.from([Buffer.alloc(70_000, 'a'), Buffer.alloc(70_000, 'b')]);
  await client.send(new PutObjectCommand({ Bucket: 'box', Key: 'stream', Body, ContentLength: 140_000 }));
  expect((await get(client, 'box', 'stream')).length).toBe(140_000);
  const { KeyCount } = await client.send(
    new ListObjectsV2Command({ Bucket: 'box', Prefix: 'dir/a b+', Delimiter: '/', StartAfter: 'a=b&c' }),
  );
  expect(KeyCount).toBe(1);
});

test('a wrong secret, an unknown key and a clock that is off are refused in the words of S3', async () => {
  const attempt = (options: object) => refusal(put(s3Client(endpoint, options), 'box', 'never', 'x'));
  expect(await attempt({ credentials: { ...credentials, secretAccessKey: 'wrong' } })).toMatchObject({
    name: 'SignatureDoesNotMatch',
    status: 403,
  });
  expect(await attempt({})).toMatchObject({ name: 'InvalidAccessKeyId', status: 403 });
  expect(await attempt({ credentials, systemClockOffset: -3_600_000 })).toMatchObject({ status: 403 });
  expect(await refusal(client.send(new HeadObjectCommand({ Bucket: 'box', Key: 'never' })))).toMatchObject({
    status: 404,
  });
});

interface Signed {
  path: string;
  headers: Record<string, string>;
}

/** Signs a request of the SDK's making, then sends it changed. */
function tampered(change: (sent: Signed) => void) {
  const own = s3Client(endpoint, { credentials });
  own.middlewareStack.add(
    (next) => (args) => {
      change(args.request as Signed);
      return next(args);
    },
    { step: 'finalizeRequest', priority: 'low' },
  );
  return refusal(put(own, 'box', 'tampered', 'body'));
}

test('a signed request that was changed on its way is refused', async () => {
  const changes: ((sent: Signed) => void)[] = [
    (sent) => {
      sent.path = '/box/other';
    },
    (sent) => {
      sent.headers['x-amz-checksum-crc32'] = 'AAAAAA==';
    },
    (sent) => {
      sent.headers['x-amz-content-sha256'] = 'UNSIGNED-PAYLOAD';
    },
    (sent) => {
      sent.headers['x-amz-trailer'] = 'x-amz-checksum-crc32';
    },
    (sent) => {
      delete sent.headers['x-amz-content-sha256'];
    },
  ];
  for (const change of changes) {
    expect((await tampered(change)).name).toMatch(/^(SignatureDoesNotMatch|AccessDenied|InvalidRequest)$/);
  }
});

const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/** A client that signs every chunk, as Java's and Go's do; `change` gets the body before it is sent. */
function putInSignedChunks(key: string, chunks: string[], change: (body: string) => string) {
  const time = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const day = time.slice(0, 8);
  const scope = `${day}/us-east-1/s3/aws4_request`;
  const signingKey = ['us-east-1', 's3', 'aws4_request'].reduce<Buffer>(
    hmac,
    hmac(`AWS4${credentials.secretAccessKey}`, day),
  );
  const sign = (text: string) => hmac(signingKey, text).toString('hex');
  const length = String(chunks.join('').length);
  const payload = 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER';
  const { host } = new URL(endpoint);
  const names = 'host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-trailer';
  const lines = `host:${host}\nx-amz-content-sha256:${payload}\nx-amz-date:${time}\nx-amz-decoded-content-length:${length}\nx-amz-trailer:x-amz-checksum-sha256\n`;
  const canonical = `PUT\n/box/${key}\n\n${lines}\n${names}\n${payload}`;
  let previous = sign(`AWS4-HMAC-SHA256\n${time}\n${scope}\n${sha256(canonical)}`);
  const authorization = `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${previous}`;
  const framed = [...chunks, ''].map((chunk) => {
    previous = sign(
      `AWS4-HMAC-SHA256-PAYLOAD\n${time}\n${scope}\n${previous}\n${sha256('')}\n${sha256(chunk)}`,
    );
    const head = `${chunk.length.toString(16)};chunk-signature=${previous}\r\n`;
    return chunk === '' ? head : `${head}${chunk}\r\n`;
  });
  const trailer = `x-amz-checksum-sha256:${createHash('sha256').update(chunks.join('')).digest('base64')}`;
  const last = sign(`AWS4-HMAC-SHA256-TRAILER\n${time}\n${scope}\n${previous}\n${sha256(`${trailer}\n`)}`);
  const body = change(`${framed.join('')}${trailer}\r\nx-amz-trailer-signature:${last}\r\n\r\n`);
  const headers = {
    authorization,
    'x-amz-content-sha256': payload,
    'x-amz-date': time,
    'x-amz-decoded-content-length': length,
    'x-amz-trailer': 'x-amz-checksum-sha256',
    'content-length': body.length,
  };
  return new Promise<number | undefined>((resolve, reject) => {
    const asked = httpRequest(endpoint, { method: 'PUT', path: `/box/${key}`, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

test('chunks that are signed one by one are verified one by one, and the trailer too', async () => {
  const chunks = ['a'.repeat(65_536), 'b'.repeat(100)];
  expect(await putInSignedChunks('chunks', chunks, (body) => body)).toBe(200);
  expect((await get(client, 'box', 'chunks')).toString()).toBe(chunks.join(''));
  const changes: ((body: string) => string)[] = [
    (body) => body.replace('bb', 'cb'),
    (body) =>
      body.replace(/chunk-signature=./, (start) => `${start.slice(0, -1)}${start.endsWith('0') ? '1' : '0'}`),
    (body) => body.replace(/;chunk-signature=[0-9a-f]+/, ''),
    (body) => body.replace(/trailer-signature:../, 'trailer-signature:zz'),
    (body) => body.replace(/x-amz-trailer-signature:[0-9a-f]+\r\n/, ''),
  ];
  for (const change of changes) expect(await putInSignedChunks('changed', chunks, change)).toBe(403);
  expect(await refusal(get(client, 'box', 'changed'))).toMatchObject({ name: 'NoSuchKey' });
});
