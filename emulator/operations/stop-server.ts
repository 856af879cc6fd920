// Answers StopServer.

import type { StopServerRequest } from '@aws-sdk/client-transfer';
import { existingServer } from './existing';
import type { Operation } from './operation';
import { refuseWhileMoving } from './server-rules';

/** Stopping an OFFLINE server changes nothing and is no error. */
export const stopServer: Operation<StopServerRequest> = async ({ ServerId }, context) => {
  const server = existingServer(context, ServerId);
  if (server.State === 'OFFLINE') return;
  refuseWhileMoving(server);
  await context.services.lifecycle.stop(ServerId);
};
