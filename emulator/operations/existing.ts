// Finds what an operation names, or refuses in the service's words.

import type { HostKeyRecord, ServerRecord, UserRecord } from '../store/store';
import { ResourceNotFoundException } from '../wire/errors';
import type { Context } from './operation';

/** A server of another Region is as unknown here as one that never was. */
export function existingServer(context: Context, serverId: string): ServerRecord {
  const server = context.services.store.servers.get(serverId);
  if (!server || server.Arn.split(':')[3] !== context.region) {
    throw new ResourceNotFoundException('Unknown server', serverId, 'Server');
  }
  return server;
}

export function existingUser(context: Context, serverId: string, userName: string): UserRecord {
  existingServer(context, serverId);
  const user = context.services.store.users.get(serverId, userName);
  if (!user) throw new ResourceNotFoundException('Unknown user', userName, 'User');
  return user;
}

export function existingHostKey(context: Context, serverId: string, hostKeyId: string): HostKeyRecord {
  existingServer(context, serverId);
  const hostKey = context.services.store.hostKeys.get(serverId, hostKeyId);
  if (!hostKey) throw new ResourceNotFoundException('Unknown host key', hostKeyId, 'HostKey');
  return hostKey;
}
