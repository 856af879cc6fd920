// Answers TestIdentityProvider, which is for servers that ask another service about their users.

import type { TestIdentityProviderRequest, TestIdentityProviderResponse } from '@aws-sdk/client-transfer';
import { InvalidRequestException, UnsupportedOperationException } from '../wire/errors';
import { existingServer } from './existing';
import type { Operation } from './operation';

export const testIdentityProvider: Operation<TestIdentityProviderRequest, TestIdentityProviderResponse> = (
  { ServerId },
  context,
) => {
  const { IdentityProviderType } = existingServer(context, ServerId);
  if (IdentityProviderType === 'SERVICE_MANAGED') {
    throw new InvalidRequestException(`${ServerId} not configured for external auth`);
  }
  throw new UnsupportedOperationException(
    `This emulator calls no identity provider of type ${IdentityProviderType} yet; see emulator/README.md.`,
  );
};
