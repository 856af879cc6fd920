// The event in a connector's log group that tells what became of a task.

import type { LogEvent } from '../services';
import type { SftpConnectorRecord, SftpTaskRecord } from '../store/connector-records';
import type { ConnectorFailure } from './connector-failure';
import { joined } from './local-files';
import { outputFileName, type TaskResult } from './sftp-tasks';

export interface TaskOutcome {
  connector: SftpConnectorRecord;
  task: SftpTaskRecord;
  at: Date;
  result?: TaskResult | undefined;
  failure?: ConnectorFailure | undefined;
}

/** Undefined where the connector has no LoggingRole. */
export function taskEvent({ connector, task, at, result, failure }: TaskOutcome): LogEvent | undefined {
  if (!connector.LoggingRole) return undefined;
  const { Arn, ConnectorId, Url, VpcLattice } = connector;
  return {
    serverId: ConnectorId,
    stream: task.RequestId,
    timestamp: at.getTime(),
    message: {
      operation: task.Operation,
      timestamp: at.toISOString(),
      'connector-id': ConnectorId,
      'connector-arn': Arn,
      'account-id': Arn.split(':')[4] ?? '',
      ...about(task),
      ...(Url && { url: Url }),
      'egress-type': VpcLattice ? 'VPC_LATTICE' : 'SERVICE_MANAGED',
      'status-code': failure ? 'FAILED' : 'COMPLETED',
      ...(failure && { 'failure-code': failure.code, 'failure-message': failure.message }),
      ...(task.StartTime !== undefined && { 'start-time': new Date(task.StartTime).toISOString() }),
      'end-time': at.toISOString(),
      ...(result?.bytes !== undefined && { bytes: result.bytes }),
      ...(result?.listing && {
        'item-count': result.listing.count,
        truncated: String(result.listing.truncated),
      }),
    },
  };
}

function about(task: SftpTaskRecord): Record<string, string | number> {
  const { Operation, RequestId, Number: number, FilePath, TargetPath } = task;
  switch (Operation) {
    case 'SEND':
    case 'RETRIEVE': {
      const folder = Operation === 'SEND' ? 'remote-directory-path' : 'local-directory-path';
      return {
        'transfer-id': RequestId,
        'file-transfer-id': `${RequestId}/${number}`,
        'file-path': FilePath,
        ...(TargetPath !== undefined && { [folder]: TargetPath }),
      };
    }
    case 'LIST':
      return {
        'listing-id': RequestId,
        'remote-directory-path': FilePath,
        'output-directory-path': TargetPath ?? '',
        'output-file-path': joined(TargetPath ?? '', outputFileName(task)),
        'max-items': task.MaxItems ?? 1000,
      };
    case 'MOVE':
      return { 'move-id': RequestId, 'move-source-path': FilePath, 'move-target-path': TargetPath ?? '' };
    case 'DELETE':
      return { 'delete-id': RequestId, 'delete-path': FilePath };
  }
}
