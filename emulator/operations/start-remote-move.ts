// Answers StartRemoteMove: a file or folder of the far side gets another path, after the answer.

import type { StartRemoteMoveRequest, StartRemoteMoveResponse } from '@aws-sdk/client-transfer';
import type { Operation } from './operation';
import { sftpConnector, startTasks } from './sftp-tasks';

export const startRemoteMove: Operation<StartRemoteMoveRequest, StartRemoteMoveResponse> = (
  { ConnectorId, SourcePath, TargetPath },
  context,
) => {
  const connector = sftpConnector(context, ConnectorId, 'StartRemoteMove');
  const MoveId = startTasks(context, connector, [{ Operation: 'MOVE', FilePath: SourcePath, TargetPath }]);
  return { MoveId };
};
