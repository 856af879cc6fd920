// Answers GetObject and HeadObject, ranges and conditions included.

import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { contentTypeOf } from '../storage/content-type';
import { Refusal } from '../storage/refusal';
import type { S3Storage, StoredObject } from '../storage/s3-storage';
import type { S3Answer } from './answer';
import { bucketLocation, locationOf, type ObjectPath } from './object-key';
import { noSuchBucket, noSuchKey, preconditionFailed, S3Error } from './s3-error';

export function getObject(storage: S3Storage, path: ObjectPath, request: IncomingMessage): S3Answer {
  const object = existingObject(storage, path);
  if (!object) throw missing(storage, path);
  const { headers } = request;
  const common = { ETag: object.etag, 'Last-Modified': object.modified.toUTCString() };
  if (checkConditions(object, headers)) return { status: 304, headers: common };
  const range = readRange(headers.range, object.size);
  const { start, length } = range ?? { start: 0, length: object.size };
  const answer: S3Answer = {
    status: range ? 206 : 200,
    headers: {
      ...common,
      'Accept-Ranges': 'bytes',
      'Content-Type': contentTypeOf(path.key) ?? 'binary/octet-stream',
      'Content-Length': length,
      ...(range ? { 'Content-Range': `bytes ${start}-${start + length - 1}/${object.size}` } : {}),
    },
  };
  if (request.method === 'HEAD' || path.key.endsWith('/')) return answer;
  const location = locationOf(path);
  if (!location) throw noSuchKey(path.key);
  const { file, object: opened } = storage.read(location);
  if (opened.etag === object.etag) return { ...answer, part: { file, start, length } };
  // Replaced between the two looks: the second answer is about what is there now.
  file.close();
  return getObject(storage, path, request);
}

/** Undefined where there is no such object; a key that ends with a slash means a folder. */
export function existingObject(storage: S3Storage, path: ObjectPath): StoredObject | undefined {
  const location = locationOf(path);
  const name = location?.components.at(-1);
  if (!location || name === undefined) return undefined;
  try {
    const folder = { components: location.components.slice(0, -1), made: 0 };
    const { directory } = storage.attributes(location);
    return directory === path.key.endsWith('/') ? storage.objects(folder, [name]).get(name) : undefined;
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}

export function requireBucket(storage: S3Storage, bucket: string): void {
  try {
    storage.children(bucketLocation(bucket));
  } catch (error) {
    if (isAbsence(error)) throw noSuchBucket(bucket);
    throw error;
  }
}

export function isAbsence(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP' || error instanceof Refusal;
}

export function missing(storage: S3Storage, { bucket, key }: ObjectPath): S3Error {
  requireBucket(storage, bucket);
  return noSuchKey(key);
}

/** Throws where a condition does not hold; true where the client has the object already. */
function checkConditions(object: StoredObject, headers: IncomingHttpHeaders): boolean {
  const seconds = Math.floor(object.modified.getTime() / 1000) * 1000;
  const names = (list: string) => list.split(',').map((tag) => tag.trim());
  const holds = (list: string) => names(list).some((tag) => tag === '*' || tag === object.etag);
  const { 'if-match': match, 'if-none-match': none } = headers;
  if (match !== undefined && !holds(match)) throw preconditionFailed('If-Match');
  const unmodified = Date.parse(headers['if-unmodified-since'] ?? '');
  if (match === undefined && seconds > unmodified) throw preconditionFailed('If-Unmodified-Since');
  if (none !== undefined) return holds(none);
  return seconds <= Date.parse(headers['if-modified-since'] ?? '');
}

/** Undefined for no range, and for one that is not understood, which HTTP has ignored. */
function readRange(header: string | undefined, size: number): { start: number; length: number } | undefined {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  if (first !== '' && last !== '' && Number(last) < Number(first)) return undefined;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size : Math.min(size, Number(last) + 1);
  if (start >= size || end <= start) {
    throw new S3Error('InvalidRange', 416, 'The requested range is not satisfiable', {
      RangeRequested: header ?? '',
      ActualObjectSize: String(size),
    });
  }
  return { start, length: end - start };
}
