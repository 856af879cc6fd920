// Answers CreateUser.

import type { CreateUserRequest, CreateUserResponse } from '@aws-sdk/client-transfer';
import type { UserRecord } from '../store/store';
import { ResourceExistsException } from '../wire/errors';
import { checkFileAccess, newFileAccess } from './file-access-rules';
import { arn } from './identifiers';
import type { Context, Operation, Wire } from './operation';
import { refuseAboveQuota } from './quotas';
import { serviceManagedServer } from './service-managed';
import { addSshPublicKey } from './ssh-public-keys';
import { checkTags } from './tag-rules';

export const createUser: Operation<CreateUserRequest, CreateUserResponse> = (input, context) => {
  const { store } = context.services;
  const { ServerId, UserName, SshPublicKeyBody, Tags = [] } = input;
  const server = serviceManagedServer(context, ServerId, 'create users');
  if (store.users.get(ServerId, UserName)) {
    throw new ResourceExistsException('User already exists', UserName, 'User');
  }
  checkTags(Tags);
  const user = newUser(input, context);
  checkFileAccess(user, server, context);
  refuseAboveQuota(context, 'usersPerServer', store.users.count(ServerId));
  store.transaction(() => {
    store.users.put(user);
    if (SshPublicKeyBody !== undefined) addSshPublicKey(context, user, SshPublicKeyBody);
    store.tags.put(user.Arn, Tags);
  });
  return { ServerId, UserName };
};

function newUser(input: Wire<CreateUserRequest>, context: Context): UserRecord {
  const { ServerId, UserName } = input;
  return {
    ServerId,
    UserName,
    Arn: arn(context, `user/${ServerId}/${UserName}`),
    ...newFileAccess(input),
  };
}
