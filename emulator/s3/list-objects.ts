// Answers ListBuckets and ListObjectsV2.

import type { S3Storage } from '../storage/s3-storage';
import { makeToken, openToken } from '../wire/page-token';
import type { S3Answer } from './answer';
import { requireBucket } from './get-object';
import { compareKeys } from './key-order';
import { isBucketName } from './object-key';
import { listPage } from './object-list';
import { invalidArgument } from './s3-error';
import { element, result, type Xml } from './xml';

const mostKeys = 1000;
const owner = () => element('Owner', [element('ID', '123456789012'), element('DisplayName', 'emulator')]);

export function listBuckets(storage: S3Storage, query: URLSearchParams): S3Answer {
  const prefix = query.get('prefix') ?? '';
  const buckets = storage
    .buckets()
    .filter(({ name }) => isBucketName(name) && name.startsWith(prefix))
    .sort((one, other) => compareKeys(one.name, other.name))
    .map(({ name, created }) =>
      element('Bucket', [element('Name', name), element('CreationDate', created.toISOString())]),
    );
  return xml(result('ListAllMyBucketsResult', [owner(), element('Buckets', buckets)]));
}

export function listObjects(
  storage: S3Storage,
  bucket: string,
  query: URLSearchParams,
  tokenKey: Buffer,
): S3Answer {
  requireBucket(storage, bucket);
  const text = (name: string) => query.get(name) ?? '';
  const [prefix, delimiter, startAfter] = [text('prefix'), text('delimiter'), text('start-after')];
  const encoded = encoding(query.get('encoding-type'));
  const maxKeys = readMaxKeys(query.get('max-keys'));
  const scope = `ListObjectsV2/${bucket}/${prefix}/${delimiter}`;
  const token = query.get('continuation-token');
  const position = token === null ? undefined : positionIn(token, scope, tokenKey);
  const page = listPage(storage, {
    bucket,
    prefix,
    delimiter,
    limit: Math.min(maxKeys, mostKeys),
    after: position?.text ?? startAfter,
    afterPrefix: position?.isPrefix ? position.text : undefined,
  });
  const next = page.last && makeToken(tokenKey, scope, `${page.last.isPrefix ? 'p' : 'k'}${page.last.text}`);
  const optional = (name: string, value: string | null | undefined) =>
    value ? element(name, value) : undefined;
  return xml(
    result('ListBucketResult', [
      element('Name', bucket),
      element('Prefix', encoded(prefix)),
      optional('Delimiter', encoded(delimiter)),
      optional('StartAfter', encoded(startAfter)),
      optional('EncodingType', query.get('encoding-type')),
      optional('ContinuationToken', token),
      optional('NextContinuationToken', next),
      element('KeyCount', page.objects.length + page.commonPrefixes.length),
      element('MaxKeys', maxKeys),
      element('IsTruncated', String(next !== undefined)),
      ...page.objects.map(({ key, object }) =>
        element('Contents', [
          element('Key', encoded(key)),
          element('LastModified', object.modified.toISOString()),
          element('ETag', object.etag),
          element('Size', object.size),
          element('StorageClass', 'STANDARD'),
          query.get('fetch-owner') === 'true' ? owner() : undefined,
        ]),
      ),
      ...page.commonPrefixes.map(
        (common): Xml => element('CommonPrefixes', [element('Prefix', encoded(common))]),
      ),
    ]),
  );
}

function xml(text: string): S3Answer {
  return { status: 200, headers: {}, text };
}

function encoding(type: string | null): (text: string) => string {
  if (type === null) return (text) => text;
  if (type !== 'url')
    throw invalidArgument('Invalid Encoding Method specified in Request', 'encoding-type', type);
  return (text) => encodeURIComponent(text).replaceAll('%2F', '/');
}

function readMaxKeys(text: string | null): number {
  if (text === null) return mostKeys;
  if (/^\d{1,9}$/.test(text)) return Math.min(Number(text), 2 ** 31 - 1);
  throw invalidArgument('Provided max-keys not an integer or within integer range', 'max-keys', text);
}

function positionIn(token: string, scope: string, key: Buffer): { text: string; isPrefix: boolean } {
  const position = openToken(key, scope, token);
  if (position === undefined) {
    throw invalidArgument('The continuation token provided is incorrect', 'continuation-token', token);
  }
  return { text: position.slice(1), isPrefix: position.startsWith('p') };
}
