// Answers CreateConnector, for AS2.

import type { CreateConnectorRequest, CreateConnectorResponse } from '@aws-sdk/client-transfer';
import { InvalidRequestException, UnsupportedOperationException } from '../wire/errors';
import { as2Config, checkConnector } from './connector-rules';
import { arn, newId } from './identifiers';
import type { Operation } from './operation';
import { refuseAboveQuota } from './quotas';
import { checkTags } from './tag-rules';

export const createConnector: Operation<CreateConnectorRequest, CreateConnectorResponse> = (
  input,
  context,
) => {
  const { store } = context.services;
  const { As2Config, Url, EgressConfig, Tags = [] } = input;
  if ((As2Config === undefined) === (input.SftpConfig === undefined)) {
    throw new InvalidRequestException('Exactly one of As2Config and SftpConfig must be specified');
  }
  if (!As2Config) {
    throw new UnsupportedOperationException(
      'SFTP connectors are not supported by this emulator yet; see emulator/README.md.',
    );
  }
  if (!Url) throw new InvalidRequestException('Url must be specified for AS2 connectors');
  if (EgressConfig) throw new InvalidRequestException('EgressConfig is not supported for AS2 connectors');
  checkTags(Tags);
  const ConnectorId = newId('c');
  const connector = {
    ConnectorId,
    Arn: arn(context, `connector/${ConnectorId}`),
    Url,
    As2Config: as2Config({}, As2Config),
    AccessRole: input.AccessRole,
    IpAddressType: input.IpAddressType ?? 'IPV4',
    LoggingRole: input.LoggingRole,
    SecurityPolicyName: input.SecurityPolicyName || undefined,
  };
  checkConnector(connector, context);
  refuseAboveQuota(context, 'as2Connectors', store.connectors.count(context.region));
  store.transaction(() => {
    store.connectors.put(connector);
    store.tags.put(connector.Arn, Tags);
  });
  return { ConnectorId };
};
