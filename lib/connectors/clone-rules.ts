// What a new connector takes from the one that it is cloned from, and what it cannot. Runs in the browser too.

import { type Carried, carriedTags } from '@/lib/clones/rules';
import type { ConnectorDetail } from './reads';
import type { CreateConnectorForm } from './schema';
import { sftpFormValues } from './sftp-rules';
import type { CreateSftpConnectorForm } from './sftp-schema';

/** Takes what exists in the original's environment only, and says so where this is another. */
function keeper(elsewhere: boolean, left: string[]) {
  return (value: string | undefined, what: string): string => {
    if (!value) return '';
    if (elsewhere) left.push(`${what}: it does not exist in this environment.`);
    return elsewhere ? '' : value;
  };
}

export function cloneAs2Connector(
  original: ConnectorDetail,
  elsewhere: boolean,
): Carried<CreateConnectorForm> {
  const left: string[] = [];
  const local = keeper(elsewhere, left);
  const config = original.As2Config ?? {};
  const { Url: mdnUrl, ServerIds = [] } = config.AsyncMdnConfig ?? {};
  const async = config.MdnResponse === 'ASYNC';
  if (async && elsewhere)
    left.push(
      `The URL for receipts ${mdnUrl ?? ''} and its servers: they lead to the original’s environment.`,
    );
  const values: CreateConnectorForm = {
    Url: original.Url ?? '',
    As2Config: {
      LocalProfileId: local(config.LocalProfileId, `Our profile ${config.LocalProfileId}`),
      PartnerProfileId: local(
        config.PartnerProfileId,
        `The partner’s profile ${config.PartnerProfileId} with its certificates`,
      ),
      MessageSubject: config.MessageSubject ?? '',
      Compression: config.Compression ?? 'DISABLED',
      EncryptionAlgorithm: config.EncryptionAlgorithm ?? 'NONE',
      SigningAlgorithm: config.SigningAlgorithm ?? 'NONE',
      MdnSigningAlgorithm: config.MdnSigningAlgorithm ?? 'DEFAULT',
      MdnResponse: async && elsewhere ? 'SYNC' : (config.MdnResponse ?? 'NONE'),
      BasicAuthSecretId: local(config.BasicAuthSecretId, `The secret ${config.BasicAuthSecretId}`),
      PreserveContentType: config.PreserveContentType === 'ENABLED',
      AsyncMdnConfig: elsewhere ? { Url: '', ServerIds: [] } : { Url: mdnUrl ?? '', ServerIds },
    },
    AccessRole: local(original.AccessRole, `The role ${original.AccessRole}`),
    LoggingRole: local(original.LoggingRole, `The logging role ${original.LoggingRole}`),
    Tags: carriedTags(original.Tags),
  };
  return { values, left };
}

/** The partner's host keys identify its server from wherever it is reached. */
export function cloneSftpConnector(
  original: ConnectorDetail,
  elsewhere: boolean,
): Carried<CreateSftpConnectorForm> {
  const left: string[] = [];
  const local = keeper(elsewhere, left);
  const { ConnectorId, SftpConfig, EgressConfig, ...form } = sftpFormValues(original);
  const { ResourceConfigurationArn, PortNumber } = EgressConfig.VpcLattice;
  const values: CreateSftpConnectorForm = {
    ...form,
    EgressConfig: {
      VpcLattice: {
        ResourceConfigurationArn: local(
          ResourceConfigurationArn,
          `The resource configuration ${ResourceConfigurationArn}`,
        ),
        PortNumber,
      },
    },
    SftpConfig: {
      ...SftpConfig,
      UserSecretId: local(SftpConfig.UserSecretId, `The secret ${SftpConfig.UserSecretId} with the login`),
    },
    AccessRole: local(form.AccessRole, `The role ${form.AccessRole}`),
    LoggingRole: local(form.LoggingRole, `The logging role ${form.LoggingRole}`),
    Tags: carriedTags(original.Tags),
  };
  return { values, left };
}
