// Answers UpdateConnector: what is absent stays, and the outcome is held to the rules of a new connector.

import type { UpdateConnectorRequest, UpdateConnectorResponse } from '@aws-sdk/client-transfer';
import type { As2ConnectorRecord, ConnectorRecord, SftpConnectorRecord } from '../store/connector-records';
import { InvalidRequestException } from '../wire/errors';
import { as2Config, checkAs2Connector } from './as2-connector-rules';
import { existingConnector } from './existing';
import type { Context, Operation, Wire } from './operation';
import { checkSftpConnector, egress, sftpConfig } from './sftp-connector-rules';

export const updateConnector: Operation<UpdateConnectorRequest, UpdateConnectorResponse> = (
  input,
  context,
) => {
  const { ConnectorId } = input;
  const present = existingConnector(context, ConnectorId);
  const connector = present.SftpConfig
    ? changedSftpConnector(present, input, context)
    : changedAs2Connector(present, input, context);
  context.services.store.connectors.put(connector);
  return { ConnectorId };
};

function changedAs2Connector(
  present: As2ConnectorRecord,
  input: Wire<UpdateConnectorRequest>,
  context: Context,
): As2ConnectorRecord {
  if (input.SftpConfig) {
    throw new InvalidRequestException('SftpConfig cannot be specified for AS2 connectors');
  }
  if (input.EgressConfig) {
    throw new InvalidRequestException('EgressConfig is not supported for AS2 connectors');
  }
  const connector: As2ConnectorRecord = {
    ...present,
    ...common(present, input),
    Url: input.Url ?? present.Url,
    As2Config: as2Config(present.As2Config, input.As2Config ?? {}),
    SecurityPolicyName: (input.SecurityPolicyName ?? present.SecurityPolicyName) || undefined,
  };
  checkAs2Connector(connector, context);
  return connector;
}

function changedSftpConnector(
  present: SftpConnectorRecord,
  input: Wire<UpdateConnectorRequest>,
  context: Context,
): SftpConnectorRecord {
  if (input.As2Config) {
    throw new InvalidRequestException('As2Config cannot be specified for SFTP connectors');
  }
  // A connection leaves by itself or through VPC Lattice: a Url without EgressConfig goes back to the former.
  const VpcLattice =
    input.Url && !input.EgressConfig ? undefined : egress(present.VpcLattice, input.EgressConfig);
  const changed = JSON.stringify(VpcLattice) !== JSON.stringify(present.VpcLattice);
  const connector: SftpConnectorRecord = {
    ...present,
    ...common(present, input),
    Url: input.Url ?? (input.EgressConfig ? undefined : present.Url),
    SftpConfig: sftpConfig(present.SftpConfig, input.SftpConfig ?? {}),
    SecurityPolicyName: input.SecurityPolicyName || present.SecurityPolicyName,
    VpcLattice,
    EgressChanged: changed ? context.services.clock.now().getTime() : present.EgressChanged,
  };
  checkSftpConnector(connector);
  return connector;
}

function common(present: ConnectorRecord, input: Wire<UpdateConnectorRequest>) {
  return {
    AccessRole: input.AccessRole ?? present.AccessRole,
    LoggingRole: input.LoggingRole ?? present.LoggingRole,
    IpAddressType: input.IpAddressType ?? present.IpAddressType,
  };
}
