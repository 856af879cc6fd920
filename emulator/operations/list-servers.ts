// Answers ListServers.

import type { ListServersRequest, ListServersResponse } from '@aws-sdk/client-transfer';
import { userCount } from './describe-server';
import type { Operation } from './operation';
import { readPage } from './paging';

export const listServers: Operation<ListServersRequest, ListServersResponse> = (input, context) => {
  const { store } = context.services;
  const { items, NextToken } = readPage(context, 'ListServers', input, (after, limit) =>
    store.servers.page(after, limit, context.region),
  );
  return {
    NextToken,
    Servers: items.map((server) => ({
      Arn: server.Arn,
      Domain: server.Domain,
      IdentityProviderType: server.IdentityProviderType,
      EndpointType: server.EndpointType,
      LoggingRole: server.LoggingRole,
      ServerId: server.ServerId,
      State: server.State,
      UserCount: userCount(store, server),
    })),
  };
};
