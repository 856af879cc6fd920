// The tree that a user sees: folders of storage mounted at the entries of the home directory mappings.

import { Refusal } from '../storage/refusal';
import type { Location } from '../storage/storage';
import type { HomeDirectoryMapping, UserRecord } from '../store/store';
import { components } from './paths';

interface Node {
  children: Map<string, Node>;
  target?: { components: string[]; file: boolean };
}

/** What lies at a path: a folder that only the mappings make, or a place in storage. */
export type Place =
  | { kind: 'virtual'; names: string[] }
  | { kind: 'stored'; location: Location; mounted: string[] };

export class HomeTree {
  private readonly root: Node = { children: new Map() };
  readonly landing: readonly string[];

  constructor(user: UserRecord) {
    this.landing = components(user.HomeDirectory ?? '/');
    for (const mapping of mappingsOf(user)) this.mount(mapping, user.UserName);
  }

  at(path: readonly string[]): Place {
    let node: Node | undefined = this.root;
    let mount: { depth: number; target: NonNullable<Node['target']> } | undefined;
    let depth = 0;
    for (;;) {
      if (node.target) mount = { depth, target: node.target };
      if (depth === path.length) break;
      const next: Node | undefined = node.children.get(path[depth] ?? '');
      if (!next) {
        node = undefined;
        break;
      }
      node = next;
      depth += 1;
    }
    const mounted = node ? [...node.children.keys()] : [];
    if (mount && (!node || node.target)) return stored(mount.target, path.slice(mount.depth), mounted);
    if (node) return { kind: 'virtual', names: mounted };
    throw new Refusal('NOT_FOUND', 'No such file or directory');
  }

  private mount(mapping: HomeDirectoryMapping, userName: string): void {
    const target = targetComponents(withUserName(mapping.Target, userName));
    if (!target) return;
    let node = this.root;
    for (const name of components(withUserName(mapping.Entry, userName))) {
      const next: Node = node.children.get(name) ?? { children: new Map() };
      node.children.set(name, next);
      node = next;
    }
    node.target = { components: target, file: mapping.Type === 'FILE' };
  }
}

/** A PATH home is its own mapping: the same place under the same name. */
function mappingsOf(user: UserRecord): HomeDirectoryMapping[] {
  if (user.HomeDirectoryType === 'LOGICAL') return user.HomeDirectoryMappings ?? [];
  const home = user.HomeDirectory || '/';
  return [{ Entry: home, Target: home }];
}

function stored(target: NonNullable<Node['target']>, below: readonly string[], mounted: string[]): Place {
  const base = target.components.length;
  if (target.file && below.length > 0) throw new Refusal('NOT_FOUND', 'No such file or directory');
  const location = { components: [...target.components, ...below], made: target.file ? base - 1 : base };
  if (location.components[0]?.startsWith('.')) throw new Refusal('NOT_FOUND', 'No such file or directory');
  return { kind: 'stored', location, mounted };
}

/** The variable's prefix is not case-sensitive in the service either. */
function withUserName(text: string, userName: string): string {
  return text.replace(/\$\{transfer:username\}/gi, () => userName);
}

/** A bucket or file system and what is below it; nothing where the disk could take it for something else. */
function targetComponents(target: string): string[] | undefined {
  const names = target.split('/').filter((name) => name !== '');
  if (names.some((name) => name === '.' || name === '..')) return undefined;
  try {
    return components(target);
  } catch {
    return undefined;
  }
}
