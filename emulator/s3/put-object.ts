// Answers PutObject and DeleteObject.

import type { IncomingMessage } from 'node:http';
import { Refusal } from '../storage/refusal';
import type { S3Storage, StoredObject } from '../storage/s3-storage';
import type { Location } from '../storage/storage';
import type { S3Answer } from './answer';
import type { ChunkVerifier } from './chunk-signature';
import { existingObject } from './get-object';
import { locationOf, type ObjectPath, unstorableKey } from './object-key';
import { readPayload } from './payload';
import { notImplemented, preconditionFailed } from './s3-error';

/** They would have to be kept beside the object, which a plain file cannot do. */
const notKept =
  /^x-amz-(meta-|tagging$|acl$|grant-|copy-source|server-side-encryption|storage-class$|object-lock-|website-)/;

export async function putObject(
  storage: S3Storage,
  path: ObjectPath,
  request: IncomingMessage,
  verifier: ChunkVerifier | undefined,
): Promise<S3Answer> {
  const unknown = Object.keys(request.headers).find((name) => notKept.test(name));
  if (unknown) throw notImplemented(`The header ${unknown}`);
  const location = locationOf(path);
  if (!location) throw unstorableKey(path.key);
  checkConditions(storage, path, request);
  const payload = readPayload(request, verifier);
  const object = path.key.endsWith('/')
    ? await putFolder(storage, path, location, payload.data)
    : await putFile(storage, path, location, payload.data);
  const checksums = [...payload.checksums].map(([name, digest]) => [`x-amz-checksum-${name}`, digest]);
  return { status: 200, headers: { ...Object.fromEntries(checksums), ETag: object?.etag ?? '""' } };
}

async function putFile(
  storage: S3Storage,
  path: ObjectPath,
  location: Location,
  data: AsyncIterable<Buffer>,
): Promise<StoredObject | undefined> {
  const upload = storage.create(location);
  try {
    let position = 0;
    for await (const piece of data) {
      await upload.write(piece, position);
      position += piece.length;
    }
  } catch (error) {
    upload.discard();
    throw error;
  }
  storing(path, () => upload.close());
  return existingObject(storage, path);
}

/** A key that ends with a slash is what stands for a folder, and holds nothing. */
async function putFolder(
  storage: S3Storage,
  path: ObjectPath,
  location: Location,
  data: AsyncIterable<Buffer>,
): Promise<StoredObject | undefined> {
  for await (const piece of data) {
    if (piece.length > 0) throw unstorableKey(path.key);
  }
  storing(path, () => storage.createFolder(location));
  return existingObject(storage, path);
}

/** A folder in the object's place, a file or a link in a folder's: what S3 would not mind is refused here. */
function storing(path: ObjectPath, work: () => void): void {
  try {
    work();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const inTheWay = ['EISDIR', 'ENOTDIR', 'EEXIST', 'ENOTEMPTY', 'ELOOP'].includes(code ?? '');
    if (inTheWay || error instanceof Refusal) throw unstorableKey(path.key);
    throw error;
  }
}

function checkConditions(storage: S3Storage, path: ObjectPath, { headers }: IncomingMessage): void {
  const none = headers['if-none-match'];
  if (none !== undefined && none !== '*') throw notImplemented('If-None-Match with an ETag');
  const match = headers['if-match'];
  if (none === undefined && match === undefined) return;
  const object = existingObject(storage, path);
  if (none !== undefined && object) throw preconditionFailed('If-None-Match');
  if (match !== undefined && match !== object?.etag) throw preconditionFailed('If-Match');
}

/** What is not there was deleted before; a folder that holds something has no object of its own. */
export function deleteObject(storage: S3Storage, path: ObjectPath): S3Answer {
  const location = locationOf(path);
  if (location && existingObject(storage, path)) {
    try {
      if (path.key.endsWith('/')) storage.removeFolder(location);
      else storage.removeFile(location);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENOENT' && code !== 'ENOTEMPTY') throw error;
    }
  }
  return { status: 204, headers: {} };
}
