// Answers DescribeUser: the user with all public keys and tags.

import type { DescribeUserRequest, DescribeUserResponse } from '@aws-sdk/client-transfer';
import { epochSeconds, type Operation } from './operation';
import { serviceManagedUser } from './service-managed';

export const describeUser: Operation<DescribeUserRequest, DescribeUserResponse> = (input, context) => {
  const { store } = context.services;
  const { ServerId, ...user } = serviceManagedUser(context, input, 'describe users');
  const keys = store.sshPublicKeys.list(ServerId, user.UserName);
  return {
    ServerId,
    User: {
      ...user,
      SshPublicKeys: keys.map((key) => ({ ...key, DateImported: epochSeconds(key.DateImported) })),
      Tags: store.tags.list(user.Arn),
    },
  };
};
