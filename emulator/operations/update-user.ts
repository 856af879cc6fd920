// Answers UpdateUser: what is absent stays, and the outcome is held to the rules of a new user.

import type { UpdateUserRequest, UpdateUserResponse } from '@aws-sdk/client-transfer';
import type { UserRecord } from '../store/store';
import { existingServer } from './existing';
import type { Operation, Wire } from './operation';
import { nonEmpty } from './server-rules';
import { serviceManagedUser } from './service-managed';
import { checkUser } from './user-rules';

export const updateUser: Operation<UpdateUserRequest, UpdateUserResponse> = async (input, context) => {
  const { store, dataPlane } = context.services;
  const { ServerId, UserName } = input;
  const user = updated(serviceManagedUser(context, input, 'update users'), input);
  checkUser(user, existingServer(context, ServerId), context);
  store.users.put(user);
  await dataPlane.revokeUser(ServerId, UserName);
  return { ServerId, UserName };
};

function updated(user: UserRecord, input: Wire<UpdateUserRequest>): UserRecord {
  const HomeDirectoryType = input.HomeDirectoryType ?? user.HomeDirectoryType;
  // Mappings that were stored go with LOGICAL; those that are sent with PATH are refused.
  const stored = HomeDirectoryType === 'LOGICAL' ? user.HomeDirectoryMappings : undefined;
  return {
    ...user,
    Role: input.Role ?? user.Role,
    HomeDirectoryType,
    HomeDirectory: nonEmpty(input.HomeDirectory ?? user.HomeDirectory),
    HomeDirectoryMappings: input.HomeDirectoryMappings ?? stored,
    Policy: nonEmpty(input.Policy ?? user.Policy),
    PosixProfile: input.PosixProfile ?? user.PosixProfile,
  };
}
