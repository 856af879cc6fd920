import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  type ChecksumAlgorithm,
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Emulator, refusal, startEmulator, temporaryFolder } from './harness';
import { get, put, s3Client } from './s3-client';

const folder = temporaryFolder();
let emulator: Emulator;
let client: S3Client;
let Bucket: string;
let number = 0;

beforeAll(async () => {
  emulator = await startEmulator({ dataDir: folder.path });
  client = s3Client(emulator.endpoint);
});

afterAll(async () => {
  await emulator.stop();
  folder.remove();
});

beforeEach(() => {
  number += 1;
  Bucket = `bucket-${number}`;
});

const onDisk = (...names: string[]) => join(folder.path, 'buckets', Bucket, ...names);
const uploads = () => {
  const path = join(folder.path, 'buckets', '.uploads');
  return existsSync(path) ? readdirSync(path) : [];
};

test('an object is a file under its bucket, which exists from its first use', async () => {
  expect(await refusal(client.send(new HeadBucketCommand({ Bucket })))).toMatchObject({ status: 404 });
  expect(await refusal(get(client, Bucket, 'a'))).toMatchObject({
    name: 'NoSuchBucket',
    message: 'The specified bucket does not exist',
    status: 404,
  });
  const { ETag } = await put(client, Bucket, 'in/box/a b+ü.txt', 'hello');
  expect(readFileSync(onDisk('in', 'box', 'a b+ü.txt'), 'utf8')).toBe('hello');
  expect((await get(client, Bucket, 'in/box/a b+ü.txt')).toString()).toBe('hello');
  expect(await client.send(new HeadObjectCommand({ Bucket, Key: 'in/box/a b+ü.txt' }))).toMatchObject({
    ContentLength: 5,
    ContentType: 'text/plain',
    ETag,
    LastModified: expect.any(Date),
  });
  const { $metadata, BucketRegion } = await client.send(new HeadBucketCommand({ Bucket }));
  expect([$metadata.httpStatusCode, BucketRegion]).toEqual([200, 'us-east-1']);
  const { Buckets = [] } = await client.send(new ListBucketsCommand({}));
  expect(Buckets).toContainEqual({ Name: Bucket, CreationDate: expect.any(Date) });
});

test('a file that was laid into the data folder is an object', async () => {
  mkdirSync(onDisk('seed'), { recursive: true });
  writeFileSync(onDisk('seed', 'file.bin'), Buffer.from([0, 255, 10]));
  expect(await get(client, Bucket, 'seed/file.bin')).toEqual(Buffer.from([0, 255, 10]));
});

test('what is not there is refused with a code, the key and a request id', async () => {
  await put(client, Bucket, 'a');
  const failure = await client.send(new GetObjectCommand({ Bucket, Key: 'b<&>' })).catch((error) => error);
  expect(failure).toMatchObject({
    name: 'NoSuchKey',
    message: 'The specified key does not exist.',
    Key: 'b<&>',
    $metadata: { httpStatusCode: 404, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
  });
  expect(await refusal(client.send(new HeadObjectCommand({ Bucket, Key: 'b' })))).toMatchObject({
    name: 'NotFound',
    status: 404,
  });
});

test('an object is replaced as a whole and its ETag changes with it', async () => {
  const first = await put(client, Bucket, 'a', 'one');
  const second = await put(client, Bucket, 'a', 'two, longer');
  expect(second.ETag).not.toBe(first.ETag);
  expect((await get(client, Bucket, 'a')).toString()).toBe('two, longer');
});

test('deleting an object removes it, and deleting it again is no error', async () => {
  await put(client, Bucket, 'a/b', 'x');
  for (const _ of [1, 2]) {
    const { $metadata } = await client.send(new DeleteObjectCommand({ Bucket, Key: 'a/b' }));
    expect($metadata.httpStatusCode).toBe(204);
  }
  expect(existsSync(onDisk('a', 'b'))).toBe(false);
  expect(
    await refusal(client.send(new DeleteObjectCommand({ Bucket: 'never-used', Key: 'a' }))),
  ).toMatchObject({ name: 'NoSuchBucket' });
});

test('ranges are answered as parts, and one beyond the end is refused', async () => {
  await put(client, Bucket, 'a', '0123456789');
  const text = async (range: string) => (await get(client, Bucket, 'a', range)).toString();
  expect(await text('bytes=2-4')).toBe('234');
  expect(await text('bytes=7-')).toBe('789');
  expect(await text('bytes=-3')).toBe('789');
  expect(await text('bytes=8-99')).toBe('89');
  expect(await text('lines=1-2')).toBe('0123456789');
  const part = await client.send(new GetObjectCommand({ Bucket, Key: 'a', Range: 'bytes=2-4' }));
  expect([part.$metadata.httpStatusCode, part.ContentRange]).toEqual([206, 'bytes 2-4/10']);
  expect(await refusal(text('bytes=10-'))).toMatchObject({ name: 'InvalidRange', status: 416 });
});

test('conditions on the ETag hold for reading and writing', async () => {
  const { ETag } = await put(client, Bucket, 'a', 'x');
  const read = (condition: object) => client.send(new GetObjectCommand({ Bucket, Key: 'a', ...condition }));
  const write = (condition: object) =>
    client.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'y', ...condition }));
  expect((await read({ IfMatch: ETag })).ETag).toBe(ETag);
  expect(await refusal(read({ IfMatch: '"other"' }))).toMatchObject({ status: 412 });
  expect(await refusal(read({ IfNoneMatch: ETag }))).toMatchObject({ status: 304 });
  expect(await refusal(write({ IfNoneMatch: '*' }))).toMatchObject({ name: 'PreconditionFailed' });
  expect(await refusal(write({ IfMatch: '"other"' }))).toMatchObject({ name: 'PreconditionFailed' });
  await write({ IfMatch: ETag });
  expect((await get(client, Bucket, 'a')).toString()).toBe('y');
});

const algorithms: ChecksumAlgorithm[] = ['CRC32', 'CRC32C', 'SHA1', 'SHA256'];

test.each(algorithms)('a stream is stored without its framing, and its %s is verified', async (algorithm) => {
  const body = randomBytes(3_000_000);
  const pieces = Array.from({ length: 30 }, (_, index) =>
    body.subarray(index * 100_000, (index + 1) * 100_000),
  );
  await client.send(
    new PutObjectCommand({
      Bucket,
      Key: 'stream',
      Body: Readable.from(pieces),
      ContentLength: body.length,
      ChecksumAlgorithm: algorithm,
    }),
  );
  expect(readFileSync(onDisk('stream')).equals(body)).toBe(true);
  expect((await get(client, Bucket, 'stream')).equals(body)).toBe(true);
});

const digests: [string, object][] = [
  ['CRC32', { ChecksumCRC32: 'AAAAAA==' }],
  ['CRC32C', { ChecksumCRC32C: 'AAAAAA==' }],
  ['CRC64NVME', { ChecksumCRC64NVME: 'AAAAAAAAAAA=' }],
  ['SHA256', { ChecksumSHA256: createHash('sha256').digest('base64') }],
  ['Content-MD5', { ContentMD5: createHash('md5').digest('base64') }],
];

test.each(digests)(
  'a body that does not fit its %s is refused and leaves the object as it was',
  async (name, digest) => {
    await put(client, Bucket, 'a', 'as it was');
    const sent = new PutObjectCommand({ Bucket, Key: 'a', Body: 'changed', ...digest });
    expect(await refusal(client.send(sent))).toMatchObject({
      name: 'BadDigest',
      message: `The ${name} you specified did not match the calculated checksum.`,
      status: 400,
    });
    expect((await get(client, Bucket, 'a')).toString()).toBe('as it was');
    expect(uploads()).toEqual([]);
  },
);

test('the known CRC-64 of a text is accepted', async () => {
  const sent = new PutObjectCommand({
    Bucket,
    Key: 'a',
    Body: '123456789',
    ChecksumCRC64NVME: Buffer.from('ae8b14860a799888', 'hex').toString('base64'),
  });
  expect((await client.send(sent)).$metadata.httpStatusCode).toBe(200);
});

/** Sends bytes as they are, and what the answer to them was. */
function raw(path: string, headers: Record<string, string | number>, body: string | Buffer) {
  const authorization = `AWS4-HMAC-SHA256 Credential=A/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`;
  return new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    const asked = request(
      emulator.endpoint,
      { method: 'PUT', path, headers: { authorization, ...headers } },
      (got) => {
        got.setEncoding('utf8');
        let text = '';
        got.on('data', (some) => {
          text += some;
        });
        got.on('end', () => resolve({ status: got.statusCode, text }));
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

const chunked = (length: number) => ({
  'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
  'x-amz-decoded-content-length': length,
});

test.each([
  ['a size that is no number', 'x\r\nhello\r\n0\r\n\r\n', 'InvalidChunkSizeError'],
  ['a chunk that is cut off', '5\r\nhel', 'IncompleteBody'],
  ['a chunk without its end', '5\r\nhelloworld\r\n0\r\n\r\n', 'InvalidChunkSizeError'],
  ['less than was announced', '4\r\nhell\r\n0\r\n\r\n', 'IncompleteBody'],
  ['more than was announced', '6\r\nhello!\r\n0\r\n\r\n', 'IncompleteBody'],
  ['a line without an end', `${'0'.repeat(100_000)}`, 'InvalidRequest'],
])('a chunked body with %s is refused, and nothing is stored', async (_, body, code) => {
  const { status, text } = await raw(`/${Bucket}/a`, chunked(5), body);
  expect([status, text]).toEqual([400, expect.stringContaining(`<Code>${code}</Code>`)]);
  expect(existsSync(onDisk('a'))).toBe(false);
  expect(uploads()).toEqual([]);
});

test('a chunked body whose trailing checksum is missing is refused', async () => {
  const headers = { ...chunked(5), 'x-amz-trailer': 'x-amz-checksum-crc32' };
  expect((await raw(`/${Bucket}/a`, headers, '5\r\nhello\r\n0\r\n\r\n')).text).toContain('BadDigest');
  expect((await raw(`/${Bucket}/a`, chunked(5), '5\r\nhello\r\n0\r\n\r\n')).status).toBe(200);
});

test('a client that leaves in the middle stores nothing', async () => {
  const asked = request(emulator.endpoint, {
    method: 'PUT',
    path: `/${Bucket}/half`,
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=A/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
      'content-length': 1_000_000,
    },
  });
  asked.on('error', () => {});
  asked.write('some');
  await expect.poll(uploads).toHaveLength(1);
  asked.destroy();
  await expect.poll(uploads).toEqual([]);
  expect(existsSync(onDisk('half'))).toBe(false);
});

const hostile = [
  '../../secret',
  'a/../../../secret',
  './a',
  'a//b',
  '/a',
  'a/./b',
  '..',
  'nul\0byte',
  'é'.repeat(128),
];

test.each(hostile)('the key %j is refused, and reaches nothing outside its bucket', async (Key) => {
  writeFileSync(join(folder.path, 'secret'), 'secret');
  await put(client, Bucket, 'a-file');
  const path = `/${Bucket}/${Key.split('/').map(encodeURIComponent).join('/')}`;
  expect(await raw(path, { 'content-length': 1 }, 'x')).toEqual({
    status: 400,
    text: expect.stringContaining('<Code>InvalidRequest</Code>'),
  });
  expect(await refusal(get(client, Bucket, Key))).toMatchObject({ status: 404 });
  expect(readFileSync(join(folder.path, 'secret'), 'utf8')).toBe('secret');
  expect(readdirSync(onDisk())).toEqual(['a-file']);
});

test('a key of more than 1,024 bytes is refused', async () => {
  const Key = Array(9).fill('x'.repeat(120)).join('/');
  expect(await refusal(put(client, Bucket, Key))).toMatchObject({ name: 'KeyTooLongError', status: 400 });
});

test.each(['..', '.uploads', 'UPPER', 'a', 'x_y'])('%s is no bucket', async (name) => {
  expect((await raw(`/${name}/key`, { 'content-length': 0 }, '')).text).toContain('InvalidBucketName');
});

test('links are neither read, nor listed, nor written through', async () => {
  await put(client, Bucket, 'real/file', 'x');
  writeFileSync(join(folder.path, 'secret'), 'secret');
  symlinkSync(join(folder.path, 'secret'), onDisk('link'));
  symlinkSync(folder.path, onDisk('out'));
  for (const Key of ['link', 'out/secret']) {
    expect(await refusal(get(client, Bucket, Key))).toMatchObject({ name: 'NoSuchKey' });
  }
  expect(await refusal(put(client, Bucket, 'out/secret', 'changed'))).toMatchObject({
    name: 'InvalidRequest',
  });
  const { Contents } = await client.send(new ListObjectsV2Command({ Bucket }));
  expect(Contents?.map(({ Key }) => Key)).toEqual(['real/file']);
  expect(readFileSync(join(folder.path, 'secret'), 'utf8')).toBe('secret');
});

test('a key below an object and an object in place of a folder are refused with a reason', async () => {
  await put(client, Bucket, 'a/b', 'x');
  for (const Key of ['a/b/c', 'a']) {
    expect(await refusal(put(client, Bucket, Key, 'y'))).toMatchObject({
      name: 'InvalidRequest',
      message: expect.stringContaining('no key may lie below another'),
    });
    expect(await refusal(get(client, Bucket, Key))).toMatchObject({ name: 'NoSuchKey' });
  }
  expect((await get(client, Bucket, 'a/b')).toString()).toBe('x');
});

test('a key that ends with a slash stands for a folder', async () => {
  await put(client, Bucket, 'in/box/');
  const { ContentLength } = await client.send(new HeadObjectCommand({ Bucket, Key: 'in/box/' }));
  expect(ContentLength).toBe(0);
  await put(client, Bucket, 'in/box/a', 'x');
  await client.send(new DeleteObjectCommand({ Bucket, Key: 'in/box/' }));
  expect((await get(client, Bucket, 'in/box/a')).toString()).toBe('x');
  expect(await refusal(put(client, Bucket, 'full/', 'x'))).toMatchObject({ name: 'InvalidRequest' });
});

test('what the emulator lacks of S3 is refused loudly', async () => {
  await put(client, Bucket, 'a', 'x');
  const copy = new CopyObjectCommand({ Bucket, Key: 'b', CopySource: `${Bucket}/a` });
  const tagged = new PutObjectCommand({ Bucket, Key: 'b', Body: 'x', Metadata: { kept: 'no' } });
  const version = new GetObjectCommand({ Bucket, Key: 'a', VersionId: '1' });
  const calls = [() => client.send(copy), () => client.send(tagged), () => client.send(version)];
  for (const call of calls) {
    expect(await refusal(call())).toMatchObject({ name: 'NotImplemented', status: 501 });
  }
});

test('a request without credentials is refused', async () => {
  const response = await fetch(`${emulator.endpoint}/${Bucket}/a`);
  expect([response.status, await response.text()]).toEqual([403, expect.stringContaining('AccessDenied')]);
});

test('a gigabyte-sized claim is refused before it is sent', async () => {
  const { text } = await raw(`/${Bucket}/a`, { 'content-length': 0, ...chunked(6 * 1024 ** 3) }, '');
  expect(text).toContain('EntityTooLarge');
  rmSync(onDisk(), { recursive: true, force: true });
});
