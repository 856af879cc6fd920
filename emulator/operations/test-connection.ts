// Answers TestConnection: the connector logs in and out again. What goes wrong is an answer and no error.

import type { TestConnectionRequest, TestConnectionResponse } from '@aws-sdk/client-transfer';
import type { Operation } from './operation';
import { sftpConnector } from './sftp-tasks';

export const testConnection: Operation<TestConnectionRequest, TestConnectionResponse> = async (
  { ConnectorId },
  context,
) => {
  const connector = sftpConnector(context, ConnectorId, 'TestConnection');
  const { Status, StatusMessage, hostKey } = await context.services.sftpConnectors.test(connector);
  return {
    ConnectorId,
    Status,
    StatusMessage,
    ...(hostKey && { SftpConnectionDetails: { HostKey: hostKey } }),
  };
};
