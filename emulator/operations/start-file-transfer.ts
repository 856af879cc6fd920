// Answers StartFileTransfer: the files are queued, and sent or retrieved after the answer.

import { randomUUID } from 'node:crypto';
import type { StartFileTransferRequest, StartFileTransferResponse } from '@aws-sdk/client-transfer';
import type { As2ConnectorRecord } from '../store/connector-records';
import { ThrottlingException } from '../wire/errors';
import { existingConnector } from './existing';
import { checkAs2Transfer, checkSftpTransfer } from './file-transfer-rules';
import type { Context, Operation, Wire } from './operation';
import { mostPending, sftpConnector, startTasks } from './sftp-tasks';

export const startFileTransfer: Operation<StartFileTransferRequest, StartFileTransferResponse> = (
  input,
  context,
) => {
  const connector = existingConnector(context, input.ConnectorId);
  if (!connector.SftpConfig) return { TransferId: startAs2Transfer(connector, input, context) };
  const usable = sftpConnector(context, input.ConnectorId, 'StartFileTransfer');
  const { Operation, paths, TargetPath } = checkSftpTransfer(input);
  const orders = paths.map((FilePath) => ({ Operation, FilePath, TargetPath }));
  return { TransferId: startTasks(context, usable, orders) };
};

function startAs2Transfer(
  { ConnectorId }: As2ConnectorRecord,
  input: Wire<StartFileTransferRequest>,
  context: Context,
): string {
  const { store, clock, outbound, quotasLifted } = context.services;
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
  return TransferId;
}
