// Reads the paths that clients send: absolute, normal, and only of names that storage can hold.

import { Refusal } from '../storage/refusal';

const NAME_BYTES = 255;
/** S3 allows keys of 1,024 bytes. */
const PATH_BYTES = 1024;

/** Components of a path relative to `from`; ".." stops at the root, as it does everywhere. */
export function components(path: string, from: readonly string[] = []): string[] {
  if (path.includes('\0') || path.includes('\uFFFD')) {
    throw new Refusal('FAILURE', 'A path is made of UTF-8 text without NUL');
  }
  const result = path.startsWith('/') ? [] : [...from];
  for (const name of path.split('/')) {
    if (name === '..') result.pop();
    else if (name !== '' && name !== '.') result.push(name);
  }
  if (result.some((name) => Buffer.byteLength(name) > NAME_BYTES)) {
    throw new Refusal('FAILURE', 'A name has at most 255 bytes');
  }
  if (Buffer.byteLength(result.join('/')) > PATH_BYTES) {
    throw new Refusal('FAILURE', 'A path has at most 1024 bytes');
  }
  return result;
}

export function absolute(names: readonly string[]): string {
  return `/${names.join('/')}`;
}
