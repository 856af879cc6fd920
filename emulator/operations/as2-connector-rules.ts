// The rules that join the members of an AS2 connector, held whenever one is created or updated.

import type { As2ConnectorConfig } from '@aws-sdk/client-transfer';
import { connectorPolicyNamed } from '../security-policies/security-policy';
import type { As2Config } from '../store/as2-records';
import type { As2ConnectorRecord } from '../store/connector-records';
import { InvalidRequestException, ResourceNotFoundException } from '../wire/errors';
import { profilePair } from './agreement-rules';
import { existingServer } from './existing';
import type { Context, Wire } from './operation';
import { nonEmpty } from './server-rules';

/** What the shape leaves optional, and no message could be sent without. */
const stated = [
  'LocalProfileId',
  'PartnerProfileId',
  'Compression',
  'EncryptionAlgorithm',
  'SigningAlgorithm',
  'MdnResponse',
] as const;

/** Merged member by member: the documented way to drop basic authentication is to send `BasicAuthSecretId=""` alone. */
export function as2Config(present: Partial<As2Config>, change: Wire<As2ConnectorConfig>): As2Config {
  const config: As2ConnectorConfig = { ...present, ...change };
  for (const member of stated) {
    if (!config[member]) refuse(`${member} must be specified in As2Config`);
  }
  const asynchronous = config.MdnResponse === 'ASYNC';
  if (asynchronous && !config.AsyncMdnConfig) {
    refuse('AsyncMdnConfig must be specified with MdnResponse: ASYNC');
  }
  if (!asynchronous && change.AsyncMdnConfig) {
    refuse(`AsyncMdnConfig cannot be specified with MdnResponse: ${config.MdnResponse}`);
  }
  return {
    ...(config as As2Config),
    PreserveContentType: config.PreserveContentType ?? 'DISABLED',
    BasicAuthSecretId: nonEmpty(config.BasicAuthSecretId),
    // What was kept goes when the partner is no longer asked to answer later.
    AsyncMdnConfig: asynchronous ? config.AsyncMdnConfig : undefined,
  };
}

export function checkAs2Connector(
  { Url, As2Config: config, SecurityPolicyName }: As2ConnectorRecord,
  context: Context,
) {
  const secure = httpUrl('Url', Url).protocol === 'https:';
  if (config.EncryptionAlgorithm === 'NONE' && !secure) {
    refuse('EncryptionAlgorithm: NONE is supported only with an HTTPS Url');
  }
  if (config.BasicAuthSecretId !== undefined && !secure) {
    refuse('BasicAuthSecretId is supported only with an HTTPS Url');
  }
  profilePair(context, config.LocalProfileId, config.PartnerProfileId);
  if (config.AsyncMdnConfig) checkAsyncMdn(config.AsyncMdnConfig, context);
  if (SecurityPolicyName !== undefined && !connectorPolicyNamed(SecurityPolicyName)) {
    throw new ResourceNotFoundException('Unknown security policy', SecurityPolicyName, 'SecurityPolicy');
  }
}

function checkAsyncMdn({ Url, ServerIds = [] }: NonNullable<As2Config['AsyncMdnConfig']>, context: Context) {
  if (!Url || ServerIds.length === 0) refuse('Url and ServerIds must be specified in AsyncMdnConfig');
  httpUrl('AsyncMdnConfig.Url', Url);
  if (new Set(ServerIds).size !== ServerIds.length) refuse('ServerIds must not contain duplicates');
  for (const serverId of ServerIds) {
    if (!existingServer(context, serverId).Protocols.includes('AS2')) {
      refuse(`Server ${serverId} does not have the protocol AS2 enabled`);
    }
  }
}

/** A user name or password has its place in a secret, not here. */
function httpUrl(name: string, text: string): URL {
  const url = /^https?:\/\/[^\s\\]+$/i.test(text) && URL.canParse(text) ? new URL(text) : undefined;
  if (!url || url.username || url.password)
    refuse(`${name} must be an HTTP or HTTPS URL without user name or password`);
  return url;
}

function refuse(message: string): never {
  throw new InvalidRequestException(message);
}
