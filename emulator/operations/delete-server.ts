// Answers DeleteServer.

import type { DeleteServerRequest } from '@aws-sdk/client-transfer';
import { existingServer } from './existing';
import { refuseWhileInUse } from './in-use';
import type { Operation } from './operation';

/** Works in any state, and takes users, keys, host keys and agreements along. */
export const deleteServer: Operation<DeleteServerRequest> = async ({ ServerId }, context) => {
  const { store, lifecycle } = context.services;
  existingServer(context, ServerId);
  refuseWhileInUse('Server', { connector: store.connectors.withServer(ServerId) });
  await lifecycle.remove(ServerId);
  store.servers.delete(ServerId);
};
