// Stands for AWS Directory Service: directory.json in the data folder, and the accesses of the groups that it names.

import { scrypt, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { AccessRecord, Store } from '../store/store';
import { type Attempt, type Reply, refused, type Server } from './attempt';

const derive = promisify(scrypt) as (password: string, salt: Buffer, length: number) => Promise<Buffer>;

interface Person {
  /** `scrypt:<salt>:<hash>`, both base64. */
  password: string;
  /** SIDs of the groups that the person is a direct member of. */
  groups: string[];
}

/** Read anew each time, so that the file can be changed while the emulator runs. */
async function findPerson(dataDir: string, directoryId: string, name: string): Promise<Person | undefined> {
  try {
    const directories = JSON.parse(await readFile(join(dataDir, 'directory.json'), 'utf8'));
    const people: unknown = directories?.[directoryId]?.users;
    if (typeof people !== 'object' || people === null || !Object.hasOwn(people, name)) return undefined;
    const { password, groups } = (people as Record<string, Partial<Person>>)[name] ?? {};
    return typeof password === 'string' && Array.isArray(groups) ? { password, groups } : undefined;
  } catch {
    return undefined;
  }
}

async function isPassword(kept: string, password: string): Promise<boolean> {
  const [kind, salt = '', hash = ''] = kept.split(':');
  const expected = Buffer.from(hash, 'base64');
  if (kind !== 'scrypt' || expected.length < 16) return false;
  return timingSafeEqual(await derive(password, Buffer.from(salt, 'base64'), expected.length), expected);
}

/** Exactly one of the person's groups must have an access on the server. */
export async function askDirectory(
  server: Server,
  { userName, password }: Attempt,
  accesses: Pick<Store['accesses'], 'get'>,
  dataDir: string,
): Promise<Reply> {
  // `alice@example.com` and `EXAMPLE\\alice` name the same person as `alice`.
  const name = userName.replace(/^.*\\/, '').replace(/@.*$/, '');
  const person = await findPerson(dataDir, server.IdentityProviderDetails?.DirectoryId ?? '', name);
  if (!person || password === undefined || !(await isPassword(person.password, password))) {
    return refused('Authentication failed');
  }
  const found = person.groups.flatMap((sid) => accesses.get(server.ServerId, String(sid)) ?? []);
  const [access] = found;
  if (!access) return refused("No associated access found for user's groups");
  if (found.length > 1) return refused("More than one associated access found for user's groups.");
  return { statusCode: 200, response: JSON.stringify(answerOf(access, userName)), message: '', url: '' };
}

/** In the spelling that TestIdentityProvider answers with for a directory. */
function answerOf(access: AccessRecord, username: string) {
  return {
    homeDirectory: access.HomeDirectory,
    homeDirectoryDetails: access.HomeDirectoryMappings && JSON.stringify(access.HomeDirectoryMappings),
    homeDirectoryType: access.HomeDirectoryType,
    posixProfile: access.PosixProfile,
    role: access.Role,
    policy: access.Policy,
    username,
    identityProviderType: 'AWS_DIRECTORY_SERVICE',
  };
}
