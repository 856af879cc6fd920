// Answers DescribeConnector; one that the service connects by itself is ACTIVE at once and stays so.

import type { DescribeConnectorRequest, DescribeConnectorResponse } from '@aws-sdk/client-transfer';
import { connectorEgressAddresses } from './egress-addresses';
import { existingConnector } from './existing';
import type { Operation } from './operation';

export const describeConnector: Operation<DescribeConnectorRequest, DescribeConnectorResponse> = (
  { ConnectorId },
  context,
) => {
  const { store, sftpConnectors } = context.services;
  const connector = existingConnector(context, ConnectorId);
  const Tags = store.tags.list(connector.Arn);
  const byItself = {
    EgressType: 'SERVICE_MANAGED',
    ServiceManagedEgressIpAddresses: connectorEgressAddresses,
    Status: 'ACTIVE',
  } as const;
  if (!connector.SftpConfig) return { Connector: { ...connector, ...byItself, Tags } };
  const { VpcLattice, EgressChanged: _, ...rest } = connector;
  if (!VpcLattice) return { Connector: { ...rest, ...byItself, Tags } };
  return {
    Connector: {
      ...rest,
      ...sftpConnectors.state(connector),
      EgressConfig: { VpcLattice },
      EgressType: 'VPC_LATTICE',
      ServiceManagedEgressIpAddresses: [],
      Tags,
    },
  };
};
