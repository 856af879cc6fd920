// Answers ListFileTransferResults, in the order of the request's paths.

import type {
  ListFileTransferResultsRequest,
  ListFileTransferResultsResponse,
} from '@aws-sdk/client-transfer';
import { ResourceNotFoundException } from '../wire/errors';
import { existingConnector } from './existing';
import type { Operation } from './operation';
import { readPage } from './paging';

export const listFileTransferResults: Operation<
  ListFileTransferResultsRequest,
  ListFileTransferResultsResponse
> = (input, context) => {
  const { fileTransfers } = context.services.store;
  const { ConnectorId } = existingConnector(context, input.ConnectorId);
  const { TransferId } = input;
  const transfer = fileTransfers.get(TransferId);
  if (transfer?.ConnectorId !== ConnectorId) {
    throw new ResourceNotFoundException('Unknown file transfer', TransferId, 'FileTransfer');
  }
  const { items, NextToken } = readPage(
    context,
    `ListFileTransferResults/${TransferId}`,
    input,
    (after, limit) => fileTransfers.files(TransferId, Number(after ?? 0), limit),
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
