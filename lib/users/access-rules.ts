// Why a user can or cannot do something with a path: server, keys, home directory, session policy and role, in the order in which they decide. Pure.

import { plural } from '@/lib/format';
import { keyAcceptance, shortPolicyName } from '@/lib/security-policies/rules';
import { type FileDeed, mayDo } from '@/lib/transfer-model/file-rights';
import { readSessionPolicy } from '@/lib/transfer-model/session-policy';
import { mappingTree, resolveUserName, type TreeNode, toMappings } from './mappings';
import type { UserDetail } from './reads';

export const deeds = {
  list: 'List the folder',
  read: 'Download the file',
  write: 'Upload the file',
  'remove-file': 'Delete the file',
  'make-folder': 'Make the folder',
  'remove-folder': 'Delete the folder',
} as const satisfies Partial<Record<FileDeed, string>>;
export type Deed = keyof typeof deeds;

export interface Check {
  of: 'Server' | 'Keys' | 'Home directory' | 'Session policy' | 'Role';
  /** `unknown` is what the console cannot look into. */
  state: 'passes' | 'fails' | 'unknown';
  text: string;
}

export interface AskedOf {
  user: Pick<
    UserDetail,
    | 'UserName'
    | 'Role'
    | 'Policy'
    | 'HomeDirectory'
    | 'HomeDirectoryType'
    | 'HomeDirectoryMappings'
    | 'SshPublicKeys'
  > & { suspended?: UserDetail['suspended'] };
  server: { State?: string; SecurityPolicyName?: string; Domain?: string; Protocols?: readonly string[] };
}

/** Where a path that the user types leads; undefined with the reason where it leads nowhere. */
type Led = { target: string } | { virtual: true } | { reason: string };

function tidyPath(path: string, start: string): string {
  const absolute = path.startsWith('/') ? path : `${start}/${path}`;
  const names: string[] = [];
  for (const name of absolute.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return `/${names.join('/')}`;
}

function descend(root: TreeNode, names: readonly string[]): Led {
  let node = root;
  for (const [index, name] of names.entries()) {
    const child = node.children.find((each) => each.name === name);
    if (child) {
      node = child;
      continue;
    }
    const rest = names.slice(index).join('/');
    if (node.target && node.type === 'DIRECTORY') return { target: `${node.target}/${rest}` };
    return {
      reason: `No mapping leads to ${node.path === '/' ? '' : node.path}/${name}: the user sees no such name.`,
    };
  }
  return node.target ? { target: node.target } : { virtual: true };
}

function leads({ user }: AskedOf, path: string): Led {
  if (user.HomeDirectoryType !== 'LOGICAL') {
    const home = resolveUserName(user.HomeDirectory || '/', user.UserName);
    return { target: tidyPath(path, home) };
  }
  const tree = mappingTree(toMappings(user.HomeDirectoryMappings), user.UserName);
  return descend(tree, tidyPath(path, '').split('/').filter(Boolean));
}

function ofServer({ server }: AskedOf): Check {
  const state = server.State ?? 'ONLINE';
  return state === 'ONLINE'
    ? { of: 'Server', state: 'passes', text: 'The server is online.' }
    : { of: 'Server', state: 'fails', text: `The server is ${state.toLowerCase()}: nobody can sign in.` };
}

function ofKeys({ user, server }: AskedOf): Check {
  const of = 'Keys';
  const keys = user.SshPublicKeys;
  if (keys.length === 0 && user.suspended) {
    const text = `${user.suspended.by} has suspended the user: its keys are put aside until it is resumed.`;
    return { of, state: 'fails', text };
  }
  if (keys.length === 0)
    return { of, state: 'fails', text: 'The user has no key, so nobody can sign in as it.' };
  const policy = server.SecurityPolicyName ?? '';
  const accepted = keys.filter(({ algorithm }) => keyAcceptance(policy, algorithm).accepted);
  if (accepted.length === 0)
    return { of, state: 'fails', text: `${shortPolicyName(policy)} takes none of the user’s keys.` };
  const conditions = new Set(accepted.map(({ algorithm }) => keyAcceptance(policy, algorithm).condition));
  const [only] = conditions;
  const how = conditions.size === 1 && only ? `, ${only}` : '';
  return { of, state: 'passes', text: `${plural(accepted.length, 'key')} can sign in${how}.` };
}

const NEEDS_A_PLACE: readonly Deed[] = ['read', 'write', 'remove-file', 'make-folder', 'remove-folder'];

function ofHome(led: Led, deed: Deed): Check {
  const of = 'Home directory';
  if ('reason' in led) return { of, state: 'fails', text: led.reason };
  if ('target' in led) return { of, state: 'passes', text: `It is ${led.target} in storage.` };
  return NEEDS_A_PLACE.includes(deed)
    ? { of, state: 'fails', text: 'This folder only holds mappings: nothing can be stored in it.' }
    : { of, state: 'passes', text: 'A folder that holds mappings, which may always be listed.' };
}

function ofPolicy({ user, server }: AskedOf, deed: Deed, target: string): Check {
  const of = 'Session policy';
  if (server.Domain === 'EFS') return { of, state: 'passes', text: 'It means nothing on EFS.' };
  if (!user.Policy?.trim()) return { of, state: 'passes', text: 'None: the role alone decides.' };
  const holder = {
    UserName: user.UserName,
    HomeDirectoryType: user.HomeDirectoryType ?? 'PATH',
    ...(user.HomeDirectory && { HomeDirectory: user.HomeDirectory }),
  };
  const policy = readSessionPolicy(user.Policy, holder);
  if (!policy.understood) {
    const text = `The console does not understand it, since ${policy.reason}: ask IAM’s policy simulator.`;
    return { of, state: 'unknown', text };
  }
  const { allowed, reason } = mayDo(policy, deed, target.split('/').filter(Boolean));
  return {
    of,
    state: allowed ? 'passes' : 'fails',
    text: `${allowed ? 'Allows' : 'Refuses'} it: ${reason}.`,
  };
}

function ofRole({ user, server }: AskedOf): Check {
  const rights =
    server.Domain === 'EFS'
      ? 'elasticfilesystem:ClientMount and ClientWrite, and the POSIX profile must fit the owner and mode of the files'
      : 'the same on this path, and on the key that encrypts the bucket';
  return {
    of: 'Role',
    state: 'unknown',
    text: `${user.Role} must allow ${rights}; the console does not read IAM.`,
  };
}

/** Every check up to the first that fails: what stands behind it decides nothing any more. */
export function whyDenied(asked: AskedOf, deed: Deed, path: string): Check[] {
  const led = leads(asked, path);
  const checks = [ofServer(asked), ofKeys(asked), ofHome(led, deed)];
  if ('target' in led) checks.push(ofPolicy(asked, deed, led.target), ofRole(asked));
  const failing = checks.findIndex(({ state }) => state === 'fails');
  return failing < 0 ? checks : checks.slice(0, failing + 1);
}
