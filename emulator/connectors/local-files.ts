// The near side of a connector: objects in buckets, by paths of the form `/bucket/key`.

import { putObject } from '../as2/inbound/message-files';
import { isAbsence } from '../s3/get-object';
import { isBucketName, locationOf } from '../s3/object-key';
import { piecesOf } from '../storage/disk-file';
import type { S3Storage } from '../storage/s3-storage';
import { ConnectorFailure } from './connector-failure';
import { RemoteRefusal } from './remote-files';

export async function withLocalFile<T>(
  storage: S3Storage,
  path: string,
  use: (content: AsyncIterable<Buffer>) => Promise<T>,
): Promise<T> {
  const { file, object } = openLocal(storage, path);
  try {
    return await use(piecesOf(file, 0, object.size));
  } finally {
    file.close();
  }
}

function openLocal(storage: S3Storage, path: string) {
  const [, bucket = '', ...rest] = path.split('/');
  const key = rest.join('/');
  const location = isBucketName(bucket) && !key.endsWith('/') ? locationOf({ bucket, key }) : undefined;
  try {
    if (location) return storage.read(location);
  } catch (error) {
    if (!isAbsence(error)) throw error;
  }
  throw new ConnectorFailure('SEND_FILE_NOT_FOUND', `File path ${path} not found`);
}

/** Puts the object whole or not at all; what goes wrong far away stays what it is. */
export async function putLocalFile(
  storage: S3Storage,
  path: string,
  content: Iterable<Buffer> | AsyncIterable<Buffer>,
): Promise<void> {
  try {
    await putObject(storage, path, content);
  } catch (error) {
    if (error instanceof ConnectorFailure || error instanceof RemoteRefusal) throw error;
    throw new ConnectorFailure('WRITE_FILE_ERROR', `Unable to write ${path}`);
  }
}

export function joined(folder: string, name: string): string {
  return folder.endsWith('/') ? `${folder}${name}` : `${folder}/${name}`;
}
