import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ListObjectsV2Command,
  type ListObjectsV2CommandInput,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Emulator, refusal, startEmulator, temporaryFolder } from './harness';
import { put, s3Client } from './s3-client';

const folder = temporaryFolder();
let emulator: Emulator;
let client: S3Client;

/** In the order of S3, which is that of the bytes: a folder's keys come behind `-` and `.`, before `0`. */
const keys = ['a', 'b-1', 'b.txt', 'b/1', 'b/2/x', 'b/2/y', 'b/3', 'b0', 'c/d/e', 'z\u{ffee}', 'z\u{1f600}'];

beforeAll(async () => {
  emulator = await startEmulator({ dataDir: folder.path });
  client = s3Client(emulator.endpoint);
  for (const key of keys) await put(client, 'box', key, key);
});

afterAll(async () => {
  await emulator.stop();
  folder.remove();
});

async function list(input: Partial<ListObjectsV2CommandInput>) {
  const page = await client.send(new ListObjectsV2Command({ Bucket: 'box', ...input }));
  return {
    keys: page.Contents?.map(({ Key }) => Key) ?? [],
    prefixes: page.CommonPrefixes?.map(({ Prefix }) => Prefix) ?? [],
    truncated: page.IsTruncated,
    count: page.KeyCount,
    token: page.NextContinuationToken,
  };
}

test('keys come in the order of their bytes, with what is known of each', async () => {
  expect(await list({})).toMatchObject({ keys, prefixes: [], truncated: false, count: keys.length });
  const { Contents } = await client.send(new ListObjectsV2Command({ Bucket: 'box', Prefix: 'b/2/y' }));
  expect(Contents).toEqual([
    {
      Key: 'b/2/y',
      Size: 5,
      ETag: expect.stringMatching(/^"[0-9a-f]{32}-1"$/),
      LastModified: expect.any(Date),
      StorageClass: 'STANDARD',
    },
  ]);
});

test.each([
  ['b', ['b-1', 'b.txt', 'b/1', 'b/2/x', 'b/2/y', 'b/3', 'b0']],
  ['b/', ['b/1', 'b/2/x', 'b/2/y', 'b/3']],
  ['b/2', ['b/2/x', 'b/2/y']],
  ['b/2/x', ['b/2/x']],
  ['b/2/x/', []],
  ['nothing/at/all', []],
])('the prefix %s', async (Prefix, expected) => {
  expect((await list({ Prefix })).keys).toEqual(expected);
});

test.each<[Partial<ListObjectsV2CommandInput>, string[], string[]]>([
  [{}, ['a', 'b-1', 'b.txt', 'b0', 'z\u{ffee}', 'z\u{1f600}'], ['b/', 'c/']],
  [{ Prefix: 'b/' }, ['b/1', 'b/3'], ['b/2/']],
  [{ Prefix: 'b/2' }, [], ['b/2/']],
  [{ Prefix: 'c/d' }, [], ['c/d/']],
  [{ StartAfter: 'b/2/x' }, ['b0', 'z\u{ffee}', 'z\u{1f600}'], ['b/', 'c/']],
  [{ StartAfter: 'b/3' }, ['b0', 'z\u{ffee}', 'z\u{1f600}'], ['c/']],
])('folders are summed up by a delimiter: %j', async (input, expected, prefixes) => {
  expect(await list({ Delimiter: '/', ...input })).toMatchObject({ keys: expected, prefixes });
});

test('any text can be a delimiter', async () => {
  expect(await list({ Delimiter: '/2' })).toMatchObject({ prefixes: ['b/2'] });
  expect(await list({ Delimiter: 'b' })).toMatchObject({ prefixes: ['b'], count: 5 });
});

test.each(['', '/'])('pages of every size add up to the whole, with the delimiter %j', async (Delimiter) => {
  const whole = await list({ Delimiter });
  for (let MaxKeys = 1; MaxKeys <= 9; MaxKeys++) {
    const found: { keys: unknown[]; prefixes: unknown[] } = { keys: [], prefixes: [] };
    for (let ContinuationToken: string | undefined; ; ) {
      const page = await list({ Delimiter, MaxKeys, ContinuationToken });
      found.keys.push(...page.keys);
      found.prefixes.push(...page.prefixes);
      expect(page.count).toBeLessThanOrEqual(MaxKeys);
      expect(page.truncated).toBe(page.token !== undefined);
      if (page.token === undefined) break;
      ContinuationToken = page.token;
    }
    expect(found).toEqual({ keys: whole.keys, prefixes: whole.prefixes });
  }
});

test('a list starts behind the key that it is given', async () => {
  expect((await list({ StartAfter: 'b/2/x' })).keys).toEqual(keys.slice(5));
  expect((await list({ StartAfter: 'b/2' })).keys).toEqual(keys.slice(4));
  expect((await list({ StartAfter: 'b/', Prefix: 'b/3' })).keys).toEqual(['b/3']);
  expect((await list({ MaxKeys: 0 })).truncated).toBe(false);
});

test('an empty folder is listed as its key, and as a common prefix', async () => {
  await put(client, 'hollow', 'in/empty/');
  expect(await list({ Bucket: 'hollow' })).toMatchObject({ keys: ['in/empty/'] });
  expect(await list({ Bucket: 'hollow', Prefix: 'in/', Delimiter: '/' })).toMatchObject({
    keys: [],
    prefixes: ['in/empty/'],
  });
  expect((await list({ Bucket: 'hollow', Prefix: 'in/empty/', Delimiter: '/' })).keys).toEqual(['in/empty/']);
});

test('names that XML has trouble with arrive as they are', async () => {
  const odd = ['<&>"\'', 'a\tb', 'new\nline', 'plus+ %41'].sort();
  for (const key of odd) await put(client, 'odd-names', key, 'x');
  expect((await list({ Bucket: 'odd-names' })).keys).toEqual(odd);
  const { Contents } = await client.send(
    new ListObjectsV2Command({ Bucket: 'odd-names', EncodingType: 'url' }),
  );
  expect(Contents?.map(({ Key }) => decodeURIComponent(Key ?? ''))).toEqual(odd);
});

test('a token that was forged, or is of another list, is refused', async () => {
  const { token = '' } = await list({ MaxKeys: 1 });
  for (const wrong of [{ ContinuationToken: 'x' }, { ContinuationToken: token, Prefix: 'b' }]) {
    expect(await refusal(list(wrong))).toMatchObject({ name: 'InvalidArgument', status: 400 });
  }
});

test('ten thousand keys are listed in ten pages, in order and none twice', async () => {
  const path = join(folder.path, 'buckets', 'many');
  const expected = Array.from(
    { length: 10_000 },
    (_, index) => `${index % 10}/file-${String(index).padStart(5, '0')}`,
  );
  for (let digit = 0; digit < 10; digit++) mkdirSync(join(path, String(digit)), { recursive: true });
  for (const key of expected) writeFileSync(join(path, key), '');
  const found: (string | undefined)[] = [];
  let pages = 0;
  for await (const page of paginateListObjectsV2({ client }, { Bucket: 'many' })) {
    found.push(...(page.Contents ?? []).map(({ Key }) => Key));
    pages += 1;
  }
  expect(found).toEqual(expected.sort());
  expect(pages).toBe(10);
});
