// Answers CreateConnector, for AS2 and for SFTP.

import type { CreateConnectorRequest, CreateConnectorResponse } from '@aws-sdk/client-transfer';
import { defaultConnectorPolicy } from '../security-policies/security-policy';
import type { As2ConnectorRecord, SftpConnectorRecord } from '../store/connector-records';
import { InvalidRequestException } from '../wire/errors';
import { as2Config, checkAs2Connector } from './as2-connector-rules';
import { arn, newId } from './identifiers';
import type { Context, Operation, Wire } from './operation';
import { refuseAboveQuota } from './quotas';
import { checkSftpConnector, egress, sftpConfig } from './sftp-connector-rules';
import { checkTags } from './tag-rules';

export const createConnector: Operation<CreateConnectorRequest, CreateConnectorResponse> = (
  input,
  context,
) => {
  const { store } = context.services;
  const { As2Config, SftpConfig, Tags = [] } = input;
  if ((As2Config === undefined) === (SftpConfig === undefined)) {
    throw new InvalidRequestException('Exactly one of As2Config and SftpConfig must be specified');
  }
  checkTags(Tags);
  const connector = SftpConfig ? newSftpConnector(input, context) : newAs2Connector(input, context);
  const protocol = SftpConfig ? 'SFTP' : 'AS2';
  const quota = SftpConfig ? 'sftpConnectors' : 'as2Connectors';
  refuseAboveQuota(context, quota, store.connectors.countOf(protocol, context.region));
  store.transaction(() => {
    store.connectors.put(connector);
    store.tags.put(connector.Arn, Tags);
  });
  return { ConnectorId: connector.ConnectorId };
};

function newAs2Connector(input: Wire<CreateConnectorRequest>, context: Context): As2ConnectorRecord {
  const { Url, EgressConfig, As2Config = {} } = input;
  if (!Url) throw new InvalidRequestException('Url must be specified for AS2 connectors');
  if (EgressConfig) throw new InvalidRequestException('EgressConfig is not supported for AS2 connectors');
  const connector: As2ConnectorRecord = {
    ...common(input, context),
    Url,
    As2Config: as2Config({}, As2Config),
    SecurityPolicyName: input.SecurityPolicyName || undefined,
  };
  checkAs2Connector(connector, context);
  return connector;
}

function newSftpConnector(input: Wire<CreateConnectorRequest>, context: Context): SftpConnectorRecord {
  const VpcLattice = egress(undefined, input.EgressConfig);
  const connector: SftpConnectorRecord = {
    ...common(input, context),
    Url: input.Url || undefined,
    SftpConfig: sftpConfig({}, input.SftpConfig ?? {}),
    SecurityPolicyName: input.SecurityPolicyName || defaultConnectorPolicy,
    ...(VpcLattice && { VpcLattice, EgressChanged: context.services.clock.now().getTime() }),
  };
  checkSftpConnector(connector);
  return connector;
}

function common(input: Wire<CreateConnectorRequest>, context: Context) {
  const ConnectorId = newId('c');
  return {
    ConnectorId,
    Arn: arn(context, `connector/${ConnectorId}`),
    AccessRole: input.AccessRole,
    IpAddressType: input.IpAddressType ?? 'IPV4',
    LoggingRole: input.LoggingRole,
  } as const;
}
