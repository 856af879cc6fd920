// Answers StartServer.

import type { StartServerRequest } from '@aws-sdk/client-transfer';
import { existingServer } from './existing';
import type { Operation } from './operation';
import { refuseWhileMoving } from './server-rules';

/** Starting an ONLINE server changes nothing and is no error; a failed one may be tried again. */
export const startServer: Operation<StartServerRequest> = ({ ServerId }, context) => {
  const server = existingServer(context, ServerId);
  if (server.State === 'ONLINE') return;
  refuseWhileMoving(server);
  context.services.lifecycle.start(ServerId);
};
