// Answers DeleteAccess.

import type { DeleteAccessRequest } from '@aws-sdk/client-transfer';
import { directoryServer } from './directory-server';
import { existingAccess } from './existing';
import type { Operation } from './operation';

export const deleteAccess: Operation<DeleteAccessRequest> = ({ ServerId, ExternalId }, context) => {
  directoryServer(context, ServerId, 'delete accesses');
  existingAccess(context, ServerId, ExternalId);
  context.services.store.accesses.delete(ServerId, ExternalId);
};
