// Answers TestConnection, which is for SFTP connectors: there are only those of AS2 yet.

import type { TestConnectionRequest, TestConnectionResponse } from '@aws-sdk/client-transfer';
import { InvalidRequestException } from '../wire/errors';
import { existingConnector } from './existing';
import type { Operation } from './operation';

export const testConnection: Operation<TestConnectionRequest, TestConnectionResponse> = (
  { ConnectorId },
  context,
) => {
  existingConnector(context, ConnectorId);
  throw new InvalidRequestException('TestConnection is supported only for SFTP connectors');
};
