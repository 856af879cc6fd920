// The rules of SFTP connectors, held whenever one is created or updated.

import type {
  ConnectorEgressConfig,
  SftpConnectorConfig,
  UpdateConnectorEgressConfig,
} from '@aws-sdk/client-transfer';
import { parseTrustedHostKey } from '../connectors/trusted-host-keys';
import { connectorPolicyNamed } from '../security-policies/security-policy';
import type { SftpConfig, SftpConnectorRecord, VpcLattice } from '../store/connector-records';
import { InvalidRequestException, ResourceNotFoundException } from '../wire/errors';
import type { Wire } from './operation';

const mostConnections = 5;

/** Merged member by member, as As2Config is; TrustedHostKeys are replaced as a whole. */
export function sftpConfig(present: Partial<SftpConfig>, change: Wire<SftpConnectorConfig>): SftpConfig {
  const UserSecretId = change.UserSecretId ?? present.UserSecretId;
  if (!UserSecretId) refuse('UserSecretId must be specified in SftpConfig');
  return {
    UserSecretId,
    TrustedHostKeys: change.TrustedHostKeys ?? present.TrustedHostKeys ?? [],
    MaxConcurrentConnections: change.MaxConcurrentConnections ?? present.MaxConcurrentConnections ?? 1,
  };
}

/** The resource configuration and port that the connection leaves through; absent where it leaves by itself. */
export function egress(
  present: VpcLattice | undefined,
  change: Wire<ConnectorEgressConfig | UpdateConnectorEgressConfig> | undefined,
): VpcLattice | undefined {
  if (!change) return present;
  const { VpcLattice } = change;
  if (!VpcLattice) refuse('VpcLattice must be specified in EgressConfig');
  const ResourceConfigurationArn = VpcLattice.ResourceConfigurationArn ?? present?.ResourceConfigurationArn;
  if (!ResourceConfigurationArn) refuse('ResourceConfigurationArn must be specified in EgressConfig');
  return { ResourceConfigurationArn, PortNumber: VpcLattice.PortNumber ?? present?.PortNumber ?? 22 };
}

export function checkSftpConnector({
  Url,
  SftpConfig,
  SecurityPolicyName,
  VpcLattice,
}: SftpConnectorRecord): void {
  if (VpcLattice && Url) refuse('Url must not be specified with EgressConfig');
  if (!VpcLattice) checkUrl(Url);
  const { TrustedHostKeys, MaxConcurrentConnections } = SftpConfig;
  if (MaxConcurrentConnections > mostConnections) {
    refuse(`MaxConcurrentConnections must not be greater than ${mostConnections}`);
  }
  const keys = TrustedHostKeys.map((text) => parseTrustedHostKey(text, !VpcLattice));
  if (keys.includes(undefined)) refuse('Invalid host key format.');
  if (new Set(keys.map((key) => key?.fingerprint)).size !== keys.length) {
    refuse('TrustedHostKeys must not contain duplicates');
  }
  if (!connectorPolicyNamed(SecurityPolicyName)) {
    throw new ResourceNotFoundException('Unknown security policy', SecurityPolicyName, 'SecurityPolicy');
  }
}

/** A user name or password has its place in the secret, a folder in each transfer. */
function checkUrl(Url: string | undefined): void {
  if (!Url) refuse('Url must be specified for SFTP connectors without EgressConfig');
  const url = /^sftp:\/\/[^\s\\/?#@]+$/i.test(Url) && URL.canParse(Url) ? new URL(Url) : undefined;
  if (!url?.hostname) refuse('Url must be of the form sftp://host or sftp://host:port');
}

function refuse(message: string): never {
  throw new InvalidRequestException(message);
}
