// Answers ImportSshPublicKey.

import type { ImportSshPublicKeyRequest, ImportSshPublicKeyResponse } from '@aws-sdk/client-transfer';
import type { Operation } from './operation';
import { serviceManagedUser } from './service-managed';
import { addSshPublicKey } from './ssh-public-keys';

export const importSshPublicKey: Operation<ImportSshPublicKeyRequest, ImportSshPublicKeyResponse> = (
  input,
  context,
) => {
  const user = serviceManagedUser(context, input, 'import SSH public keys');
  const SshPublicKeyId = addSshPublicKey(context, user, input.SshPublicKeyBody);
  return { ServerId: user.ServerId, SshPublicKeyId, UserName: user.UserName };
};
