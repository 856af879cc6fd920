// From the path of a request to a bucket, a key, and the place of both on disk.

import type { Location } from '../storage/storage';
import { S3Error } from './s3-error';

const bucketName = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const longestKey = 1024;
const longestName = 255;

export interface ObjectPath {
  bucket: string;
  /** Empty where the path names the bucket alone. */
  key: string;
}

/** Undefined for the root, where the buckets are listed. */
export function readPath(path: string): ObjectPath | undefined {
  const [, bucket = '', ...rest] = decode(path).split('/');
  if (bucket === '' && rest.length === 0) return undefined;
  if (!bucketName.test(bucket)) {
    throw new S3Error('InvalidBucketName', 400, 'The specified bucket is not valid.', { BucketName: bucket });
  }
  const key = rest.join('/');
  if (Buffer.byteLength(key) > longestKey) {
    throw new S3Error('KeyTooLongError', 400, 'Your key is too long', {
      Size: String(Buffer.byteLength(key)),
      MaxSizeAllowed: String(longestKey),
    });
  }
  return { bucket, key };
}

export function isBucketName(name: string): boolean {
  return bucketName.test(name);
}

function decode(path: string): string {
  try {
    if (path.startsWith('/')) return decodeURIComponent(path);
  } catch {}
  throw new S3Error('InvalidURI', 400, "Couldn't parse the specified URI.");
}

/** Where the object lies; undefined for a key that a tree of folders cannot hold. */
export function locationOf({ bucket, key }: ObjectPath): Location | undefined {
  const names = (key.endsWith('/') ? key.slice(0, -1) : key).split('/');
  return names.every(canBeName) ? { components: [bucket, ...names], made: 0 } : undefined;
}

function canBeName(name: string): boolean {
  const special = name === '' || name === '.' || name === '..' || name.includes('\0');
  return !special && Buffer.byteLength(name) <= longestName;
}

export const bucketLocation = (bucket: string): Location => ({ components: [bucket], made: 0 });

/** Says that a key of S3's cannot be kept here, and why. */
export function unstorableKey(key: string): S3Error {
  return new S3Error(
    'InvalidRequest',
    400,
    'The emulator keeps objects as files: a key may not have an empty part, `.`, `..`, a NUL or a part of more than 255 bytes, and no key may lie below another.',
    { Key: key },
  );
}
