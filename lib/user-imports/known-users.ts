// What a server has already: which of the file's users are there, their role and home, and the fingerprints of their keys.

import 'server-only';
import {
  type CreateUserCommandInput,
  type DescribedUser,
  DescribeUserCommand,
  type ListedUser,
  ListUsersCommand,
} from '@aws-sdk/client-transfer';
import { describeStoredKey } from '@/lib/ssh-keys/rules';
import type { Send } from '@/lib/transfer/client';
import { TransferFailure } from '@/lib/transfer/errors';
import { MAX_COMPARED, type RowNote } from './rules';

const AT_ONCE = 5;

export interface KnownUser {
  /** A new key would let it in again. */
  isSuspended?: boolean;
  /** Undefined where there were too many to ask for each. */
  fingerprints?: ReadonlySet<string>;
  /** What is there with another value than is wanted. */
  differences?: (wanted: CreateUserCommandInput) => RowNote[];
}

export function fingerprintsOf(user: DescribedUser): Set<string> {
  const bodies = user.SshPublicKeys?.map(({ SshPublicKeyBody = '' }) => SshPublicKeyBody) ?? [];
  return new Set(bodies.map((body) => describeStoredKey(body).fingerprint));
}

function homeOf({
  HomeDirectoryType,
  HomeDirectory,
  HomeDirectoryMappings: mappings,
}: Pick<CreateUserCommandInput, 'HomeDirectoryType' | 'HomeDirectory' | 'HomeDirectoryMappings'>): string {
  if (HomeDirectoryType !== 'LOGICAL') return `the real path ${HomeDirectory || '/'}`;
  const [only] = mappings ?? [];
  if (mappings?.length === 1 && only?.Entry === '/') return `${only.Target} shown as /`;
  return `${mappings?.length ?? 0} mapped folders`;
}

/** A role or home that the file leaves open differs from nothing. */
export function differencesOf(user: DescribedUser, wanted: CreateUserCommandInput): RowNote[] {
  const notes: RowNote[] = [];
  if (wanted.Role !== undefined && wanted.Role !== user.Role)
    notes.push({ column: 'role_arn', text: `There with ${user.Role}.` });
  if (wanted.HomeDirectoryType !== undefined && homeOf(wanted) !== homeOf(user))
    notes.push({ column: 'home_dir', text: `There with ${homeOf(user)}.` });
  return notes;
}

export async function describeIfThere(
  send: Send,
  ServerId: string | undefined,
  UserName: string | undefined,
): Promise<DescribedUser | undefined> {
  try {
    return (await send(new DescribeUserCommand({ ServerId, UserName }))).User;
  } catch (error) {
    if (error instanceof TransferFailure && error.error.kind === 'not-found') return undefined;
    throw error;
  }
}

async function listAll(send: Send, ServerId: string): Promise<ListedUser[]> {
  const found: ListedUser[] = [];
  let NextToken: string | undefined;
  do {
    const page = await send(new ListUsersCommand({ ServerId, MaxResults: 1_000, NextToken }));
    found.push(...(page.Users ?? []));
    NextToken = page.NextToken;
  } while (NextToken);
  return found;
}

/** One call for each thousand users of the server, and one for each that the file names, up to a limit. */
export async function knownUsers(
  send: Send,
  serverId: string,
  named: ReadonlySet<string>,
): Promise<Map<string, KnownUser>> {
  const listed = await listAll(send, serverId);
  const there = listed.flatMap(({ UserName }) => (UserName && named.has(UserName) ? [UserName] : []));
  const known = new Map<string, KnownUser>(there.map((name) => [name, {}]));
  const compared = there.slice(0, MAX_COMPARED);
  const compare = async () => {
    for (let name = compared.pop(); name !== undefined; name = compared.pop()) {
      const user = await describeIfThere(send, serverId, name);
      if (!user) known.delete(name);
      else
        known.set(name, {
          fingerprints: fingerprintsOf(user),
          differences: (wanted) => differencesOf(user, wanted),
        });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, compare));
  return known;
}
