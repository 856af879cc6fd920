// Answers ListUsers, by name.

import type { ListUsersRequest, ListUsersResponse } from '@aws-sdk/client-transfer';
import type { Operation } from './operation';
import { readPage } from './paging';
import { serviceManagedServer } from './service-managed';

export const listUsers: Operation<ListUsersRequest, ListUsersResponse> = (input, context) => {
  const { ServerId } = input;
  serviceManagedServer(context, ServerId, 'list users');
  const { items, NextToken } = readPage(context, `ListUsers/${ServerId}`, input, (after, limit) =>
    context.services.store.users.page(ServerId, after, limit),
  );
  return {
    NextToken,
    ServerId,
    Users: items.map((user) => ({
      Arn: user.Arn,
      HomeDirectory: user.HomeDirectory,
      HomeDirectoryType: user.HomeDirectoryType,
      Role: user.Role,
      SshPublicKeyCount: user.SshPublicKeyCount,
      UserName: user.UserName,
    })),
  };
};
