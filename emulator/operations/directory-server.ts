// Finds a server whose users are those of a directory; accesses are for no other.

import type { ServerRecord } from '../store/store';
import { InvalidRequestException } from '../wire/errors';
import { existingServer } from './existing';
import type { Context } from './operation';

/** `action` completes a sentence in the manner of `Cannot list users on server with IdP type: API_GATEWAY`. */
export function directoryServer(context: Context, serverId: string, action: string): ServerRecord {
  const server = existingServer(context, serverId);
  if (server.IdentityProviderType === 'AWS_DIRECTORY_SERVICE') return server;
  throw new InvalidRequestException(
    `Cannot ${action} on server with IdP type: ${server.IdentityProviderType}`,
  );
}
