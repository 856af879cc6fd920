// Answers DescribeServer.

import type { DescribeServerRequest, DescribeServerResponse } from '@aws-sdk/client-transfer';
import type { ServerRecord, Store } from '../store/store';
import { serverEgressAddresses } from './egress-addresses';
import { existingServer } from './existing';
import type { Operation } from './operation';

export const describeServer: Operation<DescribeServerRequest, DescribeServerResponse> = (input, context) => {
  const server = existingServer(context, input.ServerId);
  const { store } = context.services;
  return {
    Server: {
      ...server,
      As2ServiceManagedEgressIpAddresses: server.Protocols.includes('AS2')
        ? serverEgressAddresses
        : undefined,
      // The service does not say which of several it shows; the oldest is the one that rotation replaces first.
      HostKeyFingerprint: store.hostKeys.list(server.ServerId)[0]?.HostKeyFingerprint,
      Tags: store.tags.list(server.Arn),
      UserCount: userCount(store, server),
    },
  };
};

/** Users outlive a change of identity provider, but count only while the service manages them. */
export function userCount(store: Store, server: ServerRecord): number {
  return server.IdentityProviderType === 'SERVICE_MANAGED' ? store.users.count(server.ServerId) : 0;
}
