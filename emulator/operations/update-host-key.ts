// Answers UpdateHostKey, which changes the description and nothing else.

import type { UpdateHostKeyRequest, UpdateHostKeyResponse } from '@aws-sdk/client-transfer';
import { existingHostKey } from './existing';
import type { Operation } from './operation';

export const updateHostKey: Operation<UpdateHostKeyRequest, UpdateHostKeyResponse> = (
  { ServerId, HostKeyId, Description },
  context,
) => {
  const hostKey = existingHostKey(context, ServerId, HostKeyId);
  context.services.store.hostKeys.put({ ...hostKey, Description });
  return { ServerId, HostKeyId };
};
