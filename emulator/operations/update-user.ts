// Answers UpdateUser: what is absent stays, and the outcome is held to the rules of a new user.

import type { UpdateUserRequest, UpdateUserResponse } from '@aws-sdk/client-transfer';
import { existingServer } from './existing';
import { checkFileAccess, updatedFileAccess } from './file-access-rules';
import type { Operation } from './operation';
import { serviceManagedUser } from './service-managed';

export const updateUser: Operation<UpdateUserRequest, UpdateUserResponse> = async (input, context) => {
  const { store, dataPlane } = context.services;
  const { ServerId, UserName } = input;
  const present = serviceManagedUser(context, input, 'update users');
  const user = { ...present, ...updatedFileAccess(present, input) };
  checkFileAccess(user, existingServer(context, ServerId), context);
  store.users.put(user);
  await dataPlane.revokeUser(ServerId, UserName);
  return { ServerId, UserName };
};
