// Answers DescribeConnector; one that the service sends for itself is ACTIVE at once and stays so.

import type { DescribeConnectorRequest, DescribeConnectorResponse } from '@aws-sdk/client-transfer';
import { connectorEgressAddresses } from './egress-addresses';
import { existingConnector } from './existing';
import type { Operation } from './operation';

export const describeConnector: Operation<DescribeConnectorRequest, DescribeConnectorResponse> = (
  { ConnectorId },
  context,
) => {
  const connector = existingConnector(context, ConnectorId);
  return {
    Connector: {
      ...connector,
      EgressType: 'SERVICE_MANAGED',
      ServiceManagedEgressIpAddresses: connectorEgressAddresses,
      Status: 'ACTIVE',
      Tags: context.services.store.tags.list(connector.Arn),
    },
  };
};
