// Answers UpdateConnector: what is absent stays, and the outcome is held to the rules of a new connector.

import type { UpdateConnectorRequest, UpdateConnectorResponse } from '@aws-sdk/client-transfer';
import { InvalidRequestException } from '../wire/errors';
import { as2Config, checkConnector } from './connector-rules';
import { existingConnector } from './existing';
import type { Operation } from './operation';

export const updateConnector: Operation<UpdateConnectorRequest, UpdateConnectorResponse> = (
  input,
  context,
) => {
  const { ConnectorId } = input;
  const present = existingConnector(context, ConnectorId);
  if (input.SftpConfig) {
    throw new InvalidRequestException('SftpConfig cannot be specified for AS2 connectors');
  }
  if (input.EgressConfig) {
    throw new InvalidRequestException('EgressConfig is not supported for AS2 connectors');
  }
  const connector = {
    ...present,
    Url: input.Url ?? present.Url,
    As2Config: as2Config(present.As2Config, input.As2Config ?? {}),
    AccessRole: input.AccessRole ?? present.AccessRole,
    LoggingRole: input.LoggingRole ?? present.LoggingRole,
    SecurityPolicyName: (input.SecurityPolicyName ?? present.SecurityPolicyName) || undefined,
    IpAddressType: input.IpAddressType ?? present.IpAddressType,
  };
  checkConnector(connector, context);
  context.services.store.connectors.put(connector);
  return { ConnectorId };
};
