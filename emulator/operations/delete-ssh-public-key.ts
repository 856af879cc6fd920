// Answers DeleteSshPublicKey, once no session that the key opened is left.

import type { DeleteSshPublicKeyRequest } from '@aws-sdk/client-transfer';
import { ResourceNotFoundException } from '../wire/errors';
import type { Operation } from './operation';
import { serviceManagedUser } from './service-managed';

export const deleteSshPublicKey: Operation<DeleteSshPublicKeyRequest> = async (input, context) => {
  const { store, dataPlane } = context.services;
  const { ServerId, UserName } = serviceManagedUser(context, input, 'delete SSH public keys');
  const { SshPublicKeyId } = input;
  if (!store.sshPublicKeys.delete(ServerId, UserName, SshPublicKeyId)) {
    throw new ResourceNotFoundException('Unknown SSH public key', SshPublicKeyId, 'SshPublicKey');
  }
  await dataPlane.revokeKey(ServerId, UserName, SshPublicKeyId);
};
