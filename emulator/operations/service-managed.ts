// Finds the users that a server manages itself; servers with another identity provider refuse to speak of any.

import type { ServerRecord, UserRecord } from '../store/store';
import { InvalidRequestException } from '../wire/errors';
import { existingServer, existingUser } from './existing';
import type { Context } from './operation';

/** `action` completes the service's sentence: `Cannot list users on server with IdP type: API_GATEWAY`. */
export function serviceManagedServer(context: Context, serverId: string, action: string): ServerRecord {
  const server = existingServer(context, serverId);
  if (server.IdentityProviderType !== 'SERVICE_MANAGED') {
    throw new InvalidRequestException(
      `Cannot ${action} on server with IdP type: ${server.IdentityProviderType}`,
    );
  }
  return server;
}

export function serviceManagedUser(
  context: Context,
  { ServerId, UserName }: { ServerId: string; UserName: string },
  action: string,
): UserRecord {
  serviceManagedServer(context, ServerId, action);
  return existingUser(context, ServerId, UserName);
}
