// How lists and descriptions show an execution.

import type { FileLocation } from '@aws-sdk/client-transfer';
import type { ExecutionRecord, StoredFile } from '../store/workflow-records';
import type { Wire } from '../wire/wire-shape';

export function listedExecution(execution: ExecutionRecord) {
  const { ExecutionId, InitialFile, Status, UserName, ServerId, SessionId } = execution;
  return {
    ExecutionId,
    InitialFileLocation: fileLocation(InitialFile),
    ServiceMetadata: { UserDetails: { UserName, ServerId, SessionId } },
    Status: Status === 'QUEUED' ? ('IN_PROGRESS' as const) : Status,
  };
}

function fileLocation(file: StoredFile): Wire<FileLocation> {
  if (file.Domain === 'EFS') {
    return { EfsFileLocation: { FileSystemId: file.FileSystemId, Path: file.Path } };
  }
  const { Bucket, Key, Etag } = file;
  return { S3FileLocation: { Bucket, Key, Etag } };
}
