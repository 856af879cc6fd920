// Answers DeleteUser, once no session of the user is left.

import type { DeleteUserRequest } from '@aws-sdk/client-transfer';
import type { Operation } from './operation';
import { serviceManagedUser } from './service-managed';

/** Takes the user's keys and tags along. */
export const deleteUser: Operation<DeleteUserRequest> = async (input, context) => {
  const { store, dataPlane } = context.services;
  const { ServerId, UserName } = serviceManagedUser(context, input, 'delete users');
  store.users.delete(ServerId, UserName);
  await dataPlane.revokeUser(ServerId, UserName);
};
