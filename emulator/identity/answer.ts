// Reads what an identity provider answers: what the user may reach and the public keys, or why it is no login.

import { checkMappings } from '../operations/mapping-rules';
import type { FileAccess, HomeDirectoryMapping, ServerRecord } from '../store/store';

export type Answer = { ok: true; access: FileAccess; publicKeys: string[] } | { ok: false; message: string };

/** Providers write members as `Role`, a directory as `role`. */
type Members = Record<string, unknown>;

const no = (message: string): Answer => ({ ok: false, message });

/** Nothing is made out of an answer that lies about its types: it is refused with the member that is wrong. */
export function readAnswer(text: string, domain: ServerRecord['Domain']): Answer {
  const members = membersOf(text);
  if (!members) return no('The answer of the identity provider is not a JSON object');
  const wrong = ['Role', 'Policy', 'HomeDirectory', 'HomeDirectoryType', 'HomeDirectoryDetails'].find(
    (name) => members[name] !== undefined && typeof members[name] !== 'string',
  );
  if (wrong) return no(`${wrong} in the answer of the identity provider is not a string`);
  const { Role, Policy, HomeDirectory, HomeDirectoryType = 'PATH' } = members as Record<string, string>;
  if (!Role) return no('Authentication failed');
  if (HomeDirectoryType !== 'PATH' && HomeDirectoryType !== 'LOGICAL') {
    return no('HomeDirectoryType in the answer of the identity provider is neither PATH nor LOGICAL');
  }
  const publicKeys = members.PublicKeys ?? [];
  if (!Array.isArray(publicKeys) || publicKeys.some((key) => typeof key !== 'string')) {
    return no('PublicKeys in the answer of the identity provider is not a list of strings');
  }
  const PosixProfile = posixProfile(members.PosixProfile);
  if (domain === 'EFS' && !PosixProfile) return no('The answer of the identity provider has no PosixProfile');
  const access: FileAccess = {
    Role,
    HomeDirectoryType,
    ...(HomeDirectory && { HomeDirectory }),
    ...(Policy && { Policy }),
    ...(PosixProfile && { PosixProfile }),
  };
  if (HomeDirectoryType === 'PATH') return { ok: true, access, publicKeys };
  const HomeDirectoryMappings = mappings(members.HomeDirectoryDetails as string | undefined);
  if (!HomeDirectoryMappings) {
    return no('HomeDirectoryDetails in the answer of the identity provider is no list of mappings');
  }
  return { ok: true, access: { ...access, HomeDirectoryMappings }, publicKeys };
}

function membersOf(text: string): Members | undefined {
  try {
    const value: unknown = JSON.parse(text || '{}');
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const upper = ([name, member]: [string, unknown]) => [
      name.charAt(0).toUpperCase() + name.slice(1),
      member,
    ];
    return Object.fromEntries(Object.entries(value).map(upper)) as Members;
  } catch {
    return undefined;
  }
}

function posixProfile(value: unknown): FileAccess['PosixProfile'] {
  const { Uid, Gid, SecondaryGids } = (value ?? {}) as NonNullable<FileAccess['PosixProfile']>;
  const isId = (id: unknown) => Number.isInteger(id) && (id as number) >= 0;
  if (!isId(Uid) || !isId(Gid)) return undefined;
  return { Uid, Gid, ...(Array.isArray(SecondaryGids) && { SecondaryGids: SecondaryGids.filter(isId) }) };
}

function mappings(text: string | undefined): HomeDirectoryMapping[] | undefined {
  try {
    const list: unknown = JSON.parse(text ?? '');
    if (!Array.isArray(list) || list.length === 0) return undefined;
    const read = list.map(({ Entry, Target }: Record<string, unknown>) => {
      if (typeof Entry !== 'string' || typeof Target !== 'string') throw new TypeError('no mapping');
      return { Entry, Target };
    });
    checkMappings(read);
    return read;
  } catch {
    return undefined;
  }
}
