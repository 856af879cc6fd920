// Answers StartFileTransfer: the files are queued, and sent after the answer.

import { randomUUID } from 'node:crypto';
import type { StartFileTransferRequest, StartFileTransferResponse } from '@aws-sdk/client-transfer';
import { ThrottlingException } from '../wire/errors';
import { existingConnector } from './existing';
import { checkAs2Transfer } from './file-transfer-rules';
import type { Operation } from './operation';

/** Of one connector, as documented for every kind of them. */
const mostPending = 1000;

export const startFileTransfer: Operation<StartFileTransferRequest, StartFileTransferResponse> = (
  input,
  context,
) => {
  const { store, clock, outbound, quotasLifted } = context.services;
  const { ConnectorId } = existingConnector(context, input.ConnectorId);
  const { paths, headers } = checkAs2Transfer(input);
  const pending = store.fileTransfers.countUnfinished(ConnectorId);
  if (!quotasLifted && pending + paths.length > mostPending) {
    throw new ThrottlingException('Exceeded maximum pending requests', 1);
  }
  const TransferId = randomUUID();
  const transfer = {
    TransferId,
    ConnectorId,
    Created: clock.now().getTime(),
    CustomHttpHeaders: headers,
  };
  const files = paths.map((FilePath, index) => ({
    TransferId,
    ConnectorId,
    Number: index + 1,
    FilePath,
    StatusCode: 'QUEUED' as const,
    MessageId: `${randomUUID()}@${ConnectorId}`,
  }));
  store.fileTransfers.add(transfer, files);
  outbound.send(files);
  return { TransferId };
};
