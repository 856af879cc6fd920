// What a connector does on the far side: send, retrieve, list, move and delete, each with its failures.

import { basename } from 'node:path/posix';
import type { S3Storage } from '../storage/s3-storage';
import type { SftpTaskRecord } from '../store/connector-records';
import { ConnectorFailure, type ConnectorFailureCode } from './connector-failure';
import { type DirectoryListing, listDirectory } from './directory-listing';
import { joined, putLocalFile, withLocalFile } from './local-files';
import { type RemoteFiles, RemoteRefusal } from './remote-files';

/** What is told of a task that succeeded. */
export interface TaskResult {
  bytes?: number;
  listing?: { count: number; truncated: boolean };
}

export function runTask(task: SftpTaskRecord, remote: RemoteFiles, storage: S3Storage): Promise<TaskResult> {
  switch (task.Operation) {
    case 'SEND':
      return send(task, remote, storage);
    case 'RETRIEVE':
      return retrieve(task, remote, storage);
    case 'LIST':
      return list(task, remote, storage);
    case 'MOVE':
      return move(task, remote);
    case 'DELETE':
      return remove(task, remote);
  }
}

/** Without a folder, the file goes to where the login begins. */
async function send({ FilePath, TargetPath }: SftpTaskRecord, remote: RemoteFiles, storage: S3Storage) {
  const target = remotePathOf(FilePath, TargetPath);
  const bytes = await withLocalFile(storage, FilePath, (content) =>
    failingAs('WRITE_FILE_ERROR', 'PATH_NOT_FOUND', target, () => remote.write(target, content)),
  );
  return { bytes };
}

async function retrieve(
  { FilePath, TargetPath = '' }: SftpTaskRecord,
  remote: RemoteFiles,
  storage: S3Storage,
) {
  let bytes = 0;
  await failingAs('READ_FILE_ERROR', 'RETRIEVE_FILE_NOT_FOUND', FilePath, async () => {
    const pieces = await remote.read(FilePath);
    const counted = (async function* () {
      for await (const piece of pieces) {
        bytes += piece.length;
        yield piece;
      }
    })();
    await putLocalFile(storage, joined(TargetPath, basename(FilePath)), counted);
  });
  return { bytes };
}

async function list(task: SftpTaskRecord, remote: RemoteFiles, storage: S3Storage) {
  const { FilePath, TargetPath = '', MaxItems = 1000 } = task;
  const listing: DirectoryListing = await listDirectory(remote, FilePath, MaxItems);
  await putLocalFile(storage, joined(TargetPath, outputFileName(task)), [
    Buffer.from(JSON.stringify(listing)),
  ]);
  const count = listing.files.length + listing.paths.length;
  return { listing: { count, truncated: listing.truncated === 'true' } };
}

async function move({ FilePath, TargetPath = '' }: SftpTaskRecord, remote: RemoteFiles) {
  await failingAs(
    'RENAME_ERROR',
    'FILE_NOT_FOUND',
    FilePath,
    async () => void (await remote.lstat(FilePath)),
  );
  await failingAs('RENAME_ERROR', 'PATH_NOT_FOUND', TargetPath, () => remote.rename(FilePath, TargetPath));
  return {};
}

async function remove({ FilePath }: SftpTaskRecord, remote: RemoteFiles) {
  await failingAs('DELETE_ERROR', 'FILE_NOT_FOUND', FilePath, async () => {
    const directory = (await remote.lstat(FilePath)).isDirectory();
    await (directory ? remote.removeFolder(FilePath) : remote.removeFile(FilePath));
  });
  return {};
}

export function remotePathOf(filePath: string, folder: string | undefined): string {
  const name = basename(filePath);
  return folder === undefined ? name : joined(folder, name);
}

export function outputFileName({
  ConnectorId,
  RequestId,
}: Pick<SftpTaskRecord, 'ConnectorId' | 'RequestId'>) {
  return `${ConnectorId}-${RequestId}.json`;
}

async function failingAs<T>(
  code: ConnectorFailureCode,
  absence: ConnectorFailureCode,
  path: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RemoteRefusal)) throw error;
    if (error.isAbsence) throw new ConnectorFailure(absence, `Path ${path} not found on the server`);
    throw new ConnectorFailure(
      code,
      `The server refused ${path}: ${error.message || `status ${error.status}`}`,
    );
  }
}
