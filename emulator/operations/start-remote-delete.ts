// Answers StartRemoteDelete: a file or an empty folder of the far side is deleted, after the answer.

import type { StartRemoteDeleteRequest, StartRemoteDeleteResponse } from '@aws-sdk/client-transfer';
import type { Operation } from './operation';
import { sftpConnector, startTasks } from './sftp-tasks';

export const startRemoteDelete: Operation<StartRemoteDeleteRequest, StartRemoteDeleteResponse> = (
  { ConnectorId, DeletePath },
  context,
) => {
  const connector = sftpConnector(context, ConnectorId, 'StartRemoteDelete');
  return { DeleteId: startTasks(context, connector, [{ Operation: 'DELETE', FilePath: DeletePath }]) };
};
