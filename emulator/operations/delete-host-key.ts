// Answers DeleteHostKey: the next oldest key of the same type takes over.

import type { DeleteHostKeyRequest } from '@aws-sdk/client-transfer';
import { InvalidRequestException } from '../wire/errors';
import { existingHostKey } from './existing';
import type { Operation } from './operation';

export const deleteHostKey: Operation<DeleteHostKeyRequest> = async ({ ServerId, HostKeyId }, context) => {
  const { store, lifecycle } = context.services;
  existingHostKey(context, ServerId, HostKeyId);
  if (store.hostKeys.list(ServerId).length === 1) {
    throw new InvalidRequestException('Cannot delete the last host key of a server');
  }
  store.hostKeys.delete(ServerId, HostKeyId);
  await lifecycle.changed(ServerId);
};
