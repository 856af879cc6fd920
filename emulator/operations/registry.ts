// Which function answers which operation of the API; what is missing here is answered as unsupported.

import { createServer } from './create-server';
import { deleteServer } from './delete-server';
import { describeServer } from './describe-server';
import { listServers } from './list-servers';
import type { Context } from './operation';
import { startServer } from './start-server';
import { stopServer } from './stop-server';
import { updateServer } from './update-server';

/** The wire validated the input against the API model, so the map may forget the operations' own types. */
export type AnyOperation = (input: never, context: Context) => unknown;

export const operations: Record<string, AnyOperation> = {
  CreateServer: createServer,
  DeleteServer: deleteServer,
  DescribeServer: describeServer,
  ListServers: listServers,
  StartServer: startServer,
  StopServer: stopServer,
  UpdateServer: updateServer,
};
