// The rules that join a user's members, held whenever one is created or updated.

import type { ServerRecord, UserRecord } from '../store/store';
import { InvalidRequestException } from '../wire/errors';
import { checkMappings } from './mapping-rules';
import type { Context } from './operation';
import { refuseAboveQuota } from './quotas';

export function checkUser(user: UserRecord, server: ServerRecord, context: Context): void {
  const { HomeDirectoryType, HomeDirectoryMappings: mappings } = user;
  if (HomeDirectoryType === 'PATH' && mappings) {
    refuse('HomeDirectoryMappings cannot be specified with HomeDirectoryType: PATH');
  }
  if (HomeDirectoryType === 'LOGICAL' && !mappings) {
    refuse('HomeDirectoryMappings must be specified with HomeDirectoryType: LOGICAL');
  }
  if (mappings) {
    refuseAboveQuota(context, 'homeDirectoryMappingsPerUser', mappings.length - 1);
    checkMappings(mappings);
  }
  if (user.Policy !== undefined && !isJsonObject(user.Policy)) refuse('Policy is not a valid JSON document');
  if (server.Domain === 'EFS' && !user.PosixProfile) {
    refuse('PosixProfile must be specified for servers with Domain: EFS');
  }
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function refuse(message: string): never {
  throw new InvalidRequestException(message);
}
