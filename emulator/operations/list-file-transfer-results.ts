// Answers ListFileTransferResults, in the order of the request's paths.

import type {
  ListFileTransferResultsRequest,
  ListFileTransferResultsResponse,
} from '@aws-sdk/client-transfer';
import type { SftpTaskRecord } from '../store/connector-records';
import type { Page } from '../store/store';
import type { TransferFileRecord } from '../store/transfer-records';
import { ResourceNotFoundException } from '../wire/errors';
import { existingConnector } from './existing';
import type { Operation } from './operation';
import { readPage } from './paging';

export const listFileTransferResults: Operation<
  ListFileTransferResultsRequest,
  ListFileTransferResultsResponse
> = (input, context) => {
  const { fileTransfers, sftpTasks } = context.services.store;
  const { ConnectorId, SftpConfig } = existingConnector(context, input.ConnectorId);
  const { TransferId } = input;
  const known = SftpConfig ? sftpTasks.get(TransferId, 1) : fileTransfers.get(TransferId);
  // Listings, moves and deletions have ids of the same kind, and no results to ask for.
  const transfers = !known || !('Operation' in known) || ['SEND', 'RETRIEVE'].includes(known.Operation);
  if (known?.ConnectorId !== ConnectorId || !transfers) {
    throw new ResourceNotFoundException('Unknown file transfer', TransferId, 'FileTransfer');
  }
  const { items, NextToken } = readPage(
    context,
    `ListFileTransferResults/${TransferId}`,
    input,
    (after, limit): Page<TransferFileRecord | SftpTaskRecord> =>
      SftpConfig
        ? sftpTasks.page(TransferId, Number(after ?? 0), limit)
        : fileTransfers.files(TransferId, Number(after ?? 0), limit),
  );
  return {
    FileTransferResults: items.map(({ FilePath, StatusCode, FailureCode, FailureMessage }) => ({
      FilePath,
      StatusCode,
      FailureCode,
      FailureMessage,
    })),
    NextToken,
  };
};
