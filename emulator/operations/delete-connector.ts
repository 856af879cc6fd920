// Answers DeleteConnector.

import type { DeleteConnectorRequest } from '@aws-sdk/client-transfer';
import { existingConnector } from './existing';
import type { Operation } from './operation';

export const deleteConnector: Operation<DeleteConnectorRequest> = ({ ConnectorId }, context) => {
  existingConnector(context, ConnectorId);
  context.services.store.connectors.delete(ConnectorId);
};
