// Who authenticates a server's users, and what each kind of provider needs to be told.

import type { IdentityProviderDetails, Protocol } from '@aws-sdk/client-transfer';
import type { ServerRecord } from '../store/store';
import { InvalidRequestException } from '../wire/errors';

type ProviderType = ServerRecord['IdentityProviderType'];
type Provider = Pick<ServerRecord, 'IdentityProviderType' | 'IdentityProviderDetails'>;

const neededDetails: Record<ProviderType, (keyof IdentityProviderDetails)[]> = {
  SERVICE_MANAGED: [],
  AWS_DIRECTORY_SERVICE: ['DirectoryId'],
  AWS_LAMBDA: ['Function'],
  API_GATEWAY: ['Url', 'InvocationRole'],
};

export function newIdentityProvider(
  type: ProviderType,
  details: IdentityProviderDetails | undefined,
  protocols: Protocol[],
): Provider {
  if (type === 'SERVICE_MANAGED') {
    if (details)
      throw new InvalidRequestException('Must specify IdentityProviderType with IdentityProviderDetails');
    return { IdentityProviderType: type, IdentityProviderDetails: undefined };
  }
  for (const member of neededDetails[type]) {
    if (details?.[member] === undefined) {
      throw new InvalidRequestException(`${member} must be specified for IdentityProviderType: ${type}`);
    }
  }
  return {
    IdentityProviderType: type,
    IdentityProviderDetails: withAuthenticationMethods(type, details, protocols),
  };
}

/** Details are merged while the type stays; a change of type starts from nothing. */
export function updatedIdentityProvider(
  server: ServerRecord,
  type: ProviderType = server.IdentityProviderType,
  details: IdentityProviderDetails | undefined,
  protocols: Protocol[],
): Provider {
  if (type !== server.IdentityProviderType || type === 'SERVICE_MANAGED') {
    return newIdentityProvider(type, details, protocols);
  }
  return newIdentityProvider(type, { ...server.IdentityProviderDetails, ...details }, protocols);
}

function withAuthenticationMethods(
  type: ProviderType,
  details: IdentityProviderDetails | undefined,
  protocols: Protocol[],
): IdentityProviderDetails | undefined {
  const applies = type !== 'AWS_DIRECTORY_SERVICE' && protocols.includes('SFTP');
  if (applies) return { SftpAuthenticationMethods: 'PUBLIC_KEY_OR_PASSWORD', ...details };
  if (details?.SftpAuthenticationMethods === undefined) return details;
  throw new InvalidRequestException(
    'SftpAuthenticationMethods is only supported for SFTP with IdentityProviderType: AWS_LAMBDA or API_GATEWAY',
  );
}
