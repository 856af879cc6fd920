// What can be selected in lists and what that takes, in words and rights. Runs in the browser too.

import type { Permission } from '@/lib/permissions';

export const bulkKinds = [
  'user',
  'server',
  'connector',
  'certificate',
  'profile',
  'agreement',
  'workflow',
  'web-app',
  'access',
] as const;
export type BulkKind = (typeof bulkKinds)[number];
/** An access has no tags. */
export type TaggedKind = Exclude<BulkKind, 'access'>;

/** A run keeps all of its steps; more are more runs. */
export const MOST_AT_ONCE = 10_000;

interface KindWords {
  one: string;
  many: string;
  /** The right to tag one; AWS's operation is TagResource for all. */
  tag: Permission | undefined;
  delete: Permission;
  /** What goes with it or ends, one sentence each. */
  consequences: readonly string[];
}

export const kindWords: Record<BulkKind, KindWords> = {
  user: {
    one: 'user',
    many: 'users',
    tag: 'TagUser',
    delete: 'DeleteUser',
    consequences: [
      'Their SSH keys go with them, and nobody can sign in as them any more.',
      'The files in S3 or EFS stay.',
    ],
  },
  server: {
    one: 'server',
    many: 'servers',
    tag: 'TagResource',
    delete: 'DeleteServer',
    consequences: [
      'Their users, SSH keys, host keys, accesses and agreements go with them.',
      'Their addresses end: clients can connect no more, and a new server has another address.',
      'The files in S3 or EFS stay.',
    ],
  },
  connector: {
    one: 'connector',
    many: 'connectors',
    tag: 'TagAs2Resource',
    delete: 'DeleteConnector',
    consequences: ['Nothing can be sent or fetched through them any more.', 'The secrets stay.'],
  },
  certificate: {
    one: 'certificate',
    many: 'certificates',
    tag: 'TagAs2Resource',
    delete: 'DeleteCertificate',
    consequences: [
      'Private keys that were imported with them go too, and AWS never gives them out.',
      'Messages of profiles that use them fail from then on.',
    ],
  },
  profile: {
    one: 'profile',
    many: 'profiles',
    tag: 'TagAs2Resource',
    delete: 'DeleteProfile',
    consequences: ['Agreements and connectors that use them stop working.', 'The certificates stay.'],
  },
  agreement: {
    one: 'agreement',
    many: 'agreements',
    tag: 'TagAs2Resource',
    delete: 'DeleteAgreement',
    consequences: ['The server refuses messages of these partners from then on.'],
  },
  workflow: {
    one: 'workflow',
    many: 'workflows',
    tag: 'TagResource',
    delete: 'DeleteWorkflow',
    consequences: ['Servers that run them do nothing with uploaded files any more.'],
  },
  'web-app': {
    one: 'web app',
    many: 'web apps',
    tag: 'TagResource',
    delete: 'DeleteWebApp',
    consequences: ['Their addresses end, and nobody can sign in there any more.', 'The files in S3 stay.'],
  },
  access: {
    one: 'access',
    many: 'accesses',
    tag: undefined,
    delete: 'DeleteAccess',
    consequences: ['Members of these groups can sign in no more.', 'The files in S3 or EFS stay.'],
  },
};

/** "1 user", "12 users" */
export function counted(kind: BulkKind, count: number): string {
  const { one, many } = kindWords[kind];
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

const lists: Record<BulkKind, string> = {
  user: 'users',
  server: 'servers',
  connector: 'connectors',
  certificate: 'certificates',
  profile: 'profiles',
  agreement: 'agreements',
  workflow: 'workflows',
  'web-app': 'web-apps',
  access: 'accesses',
};

/** The list from which rows were selected, below the environment's address. */
export function placeOf(kind: BulkKind, serverId?: string): { label: string; path: string } {
  const { many } = kindWords[kind];
  const label = `${many.charAt(0).toUpperCase()}${many.slice(1)}`;
  return { label, path: serverId ? `servers/${serverId}/${lists[kind]}` : lists[kind] };
}

export type TagMode = 'set' | 'remove' | 'replace';

type Tag = { Key: string; Value: string };

/** Which tags one resource gets and loses; what it has already is not sent again, AWS's own are left alone. */
export function changeOfTags(
  present: readonly { Key?: string; Value?: string }[],
  { Mode, Tags, Keys }: { Mode: TagMode; Tags: readonly Tag[]; Keys: readonly string[] },
): { set: Tag[]; remove: string[] } {
  const own = new Map(
    present.flatMap(({ Key = '', Value = '' }) => (/^aws:/i.test(Key) ? [] : [[Key, Value] as const])),
  );
  if (Mode === 'remove') return { set: [], remove: Keys.filter((key) => own.has(key)) };
  const set = Tags.filter(({ Key, Value }) => own.get(Key) !== Value);
  const wanted = new Set(Tags.map(({ Key }) => Key));
  // A server's host name and its zone are kept in tags, and have a form of their own.
  const mayGo = (key: string) => !wanted.has(key) && !key.startsWith('transfer:');
  return { set, remove: Mode === 'replace' ? [...own.keys()].filter(mayGo) : [] };
}
