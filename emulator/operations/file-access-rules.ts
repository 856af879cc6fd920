// The rules that join what a user or a group may reach, held whenever one is created or updated, and how an update is read.

import type { CreateUserRequest } from '@aws-sdk/client-transfer';
import type { FileAccess, ServerRecord } from '../store/store';
import { InvalidRequestException } from '../wire/errors';
import { checkMappings } from './mapping-rules';
import type { Context, Wire } from './operation';
import { refuseAboveQuota } from './quotas';
import { nonEmpty } from './server-rules';

type Given = Partial<Wire<Pick<CreateUserRequest, keyof FileAccess>>>;

export function newFileAccess(given: Given & { Role: string }): FileAccess {
  return {
    Role: given.Role,
    HomeDirectoryType: given.HomeDirectoryType ?? 'PATH',
    HomeDirectory: nonEmpty(given.HomeDirectory),
    HomeDirectoryMappings: given.HomeDirectoryMappings,
    Policy: nonEmpty(given.Policy),
    PosixProfile: given.PosixProfile,
  };
}

/** What is absent stays. */
export function updatedFileAccess(present: FileAccess, given: Given): FileAccess {
  const HomeDirectoryType = given.HomeDirectoryType ?? present.HomeDirectoryType;
  // Mappings that were stored go with LOGICAL; those that are sent with PATH are refused.
  const stored = HomeDirectoryType === 'LOGICAL' ? present.HomeDirectoryMappings : undefined;
  return {
    Role: given.Role ?? present.Role,
    HomeDirectoryType,
    HomeDirectory: nonEmpty(given.HomeDirectory ?? present.HomeDirectory),
    HomeDirectoryMappings: given.HomeDirectoryMappings ?? stored,
    Policy: nonEmpty(given.Policy ?? present.Policy),
    PosixProfile: given.PosixProfile ?? present.PosixProfile,
  };
}

export function checkFileAccess(access: FileAccess, server: ServerRecord, context: Context): void {
  const { HomeDirectoryType, HomeDirectoryMappings: mappings } = access;
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
  if (access.Policy !== undefined && !isJsonObject(access.Policy))
    refuse('Policy is not a valid JSON document');
  if (server.Domain === 'EFS' && !access.PosixProfile) {
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
