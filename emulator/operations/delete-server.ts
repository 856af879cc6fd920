// Answers DeleteServer.

import type { DeleteServerRequest } from '@aws-sdk/client-transfer';
import { existingServer } from './existing';
import type { Operation } from './operation';

/** Works in any state, and takes users, keys and host keys along. */
export const deleteServer: Operation<DeleteServerRequest> = async ({ ServerId }, context) => {
  existingServer(context, ServerId);
  await context.services.lifecycle.remove(ServerId);
  context.services.store.servers.delete(ServerId);
};
