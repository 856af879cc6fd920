// The rules of logical home directories (API shape `HomeDirectoryMapEntry`, quota 2,000) and the tree that a user sees.

import { lengthOf } from '@/lib/transfer-model/constraints';

export interface Mapping {
  Entry: string;
  Target: string;
  Type: 'DIRECTORY' | 'FILE';
}

/** Mappings as the SDK types them, made whole. */
export function toMappings(
  entries: readonly { Entry?: string; Target?: string; Type?: Mapping['Type'] }[] | undefined,
): Mapping[] {
  return (entries ?? []).map(({ Entry = '', Target = '', Type = 'DIRECTORY' }) => ({ Entry, Target, Type }));
}

export const MAPPING_LIMIT = 2_000;
const PATH_LENGTH = 1_024;
export const USER_NAME_VARIABLE = `\${transfer:${'UserName'}}`;

/** Puts the user's name where AWS will; the variable is read without regard to case. */
export function resolveUserName(path: string, userName: string): string {
  return path.replace(/\$\{transfer:UserName\}/gi, () => userName || 'user');
}

export interface MappingProblem {
  Entry?: string;
  Target?: string;
}

function pathProblem(path: string, what: string): string | undefined {
  if (path === '') return `Enter the ${what}.`;
  if (!path.startsWith('/')) return 'Start with “/”.';
  if (lengthOf(path) > PATH_LENGTH) return `At most ${PATH_LENGTH.toLocaleString('en')} characters.`;
  if (/\/(?:\/|\.{1,2}(?:\/|$))/.test(path)) return 'Leave out “//”, “.” and “..”.';
  return undefined;
}

function entryProblem(entry: string, type: Mapping['Type']): string | undefined {
  if (entry === '/' && type === 'FILE') return '“/” cannot be a file.';
  if (entry.length > 1 && entry.endsWith('/')) return 'Leave out the “/” at the end.';
  return pathProblem(entry, 'path');
}

function targetProblem(target: string, type: Mapping['Type']): string | undefined {
  if (type === 'FILE' && /^\/[^/]+$/.test(target)) return 'Name the file: /bucket/folder/file.';
  if (target === '/') return 'Start with the bucket or file system: /bucket/folder.';
  if (target.endsWith('/')) return 'Leave out the “/” at the end.';
  return pathProblem(target, 'bucket and folder');
}

/** What AWS would say of each row; rows without a problem are undefined. */
export function mappingProblems(mappings: readonly Mapping[], userName = ''): (MappingProblem | undefined)[] {
  const entries = mappings.map(({ Entry }) => resolveUserName(Entry, userName));
  const first = new Map<string, number>();
  for (const [index, entry] of entries.entries()) if (!first.has(entry)) first.set(entry, index);
  return mappings.map(({ Entry, Target, Type }, index) => {
    const entry = entries[index] ?? Entry;
    const problem: MappingProblem = {
      Entry: entryProblem(Entry, Type) ?? clash(entry, index, mappings.length, first),
      Target: targetProblem(Target, Type),
    };
    return problem.Entry || problem.Target ? problem : undefined;
  });
}

/** Looks up each parent of a path instead of comparing all pairs: two thousand rows are checked at every key press. */
function clash(entry: string, index: number, count: number, first: Map<string, number>): string | undefined {
  const twin = first.get(entry);
  if (twin !== undefined && twin !== index) return `Row ${twin + 1} has this path already.`;
  if (entry === '/')
    return count > 1 ? '“/” must be the only mapping: remove the others, or use a deeper path.' : undefined;
  for (let end = entry.lastIndexOf('/'); end > 0; end = entry.lastIndexOf('/', end - 1)) {
    const parent = first.get(entry.slice(0, end));
    if (parent !== undefined) return `This lies within row ${parent + 1}: mappings must not overlap.`;
  }
  return undefined;
}

export interface TreeNode {
  name: string;
  path: string;
  /** Where it leads; a folder without one only holds others. */
  target?: string;
  type: 'DIRECTORY' | 'FILE';
  children: TreeNode[];
}

/** What the user finds at "/" after signing in. Rows with a problem are left out. */
export function mappingTree(mappings: readonly Mapping[], userName: string): TreeNode {
  const problems = mappingProblems(mappings, userName);
  const root: TreeNode = { name: '/', path: '/', type: 'DIRECTORY', children: [] };
  const nodes = new Map<string, TreeNode>([['/', root]]);
  for (const [index, mapping] of mappings.entries()) {
    if (problems[index]) continue;
    const node = nodeAt(resolveUserName(mapping.Entry, userName), nodes);
    node.target = resolveUserName(mapping.Target, userName);
    node.type = mapping.Type;
  }
  sortTree(root);
  return root;
}

function nodeAt(path: string, nodes: Map<string, TreeNode>): TreeNode {
  const known = nodes.get(path);
  if (known) return known;
  const cut = path.lastIndexOf('/');
  const node: TreeNode = { name: path.slice(cut + 1), path, type: 'DIRECTORY', children: [] };
  nodes.set(path, node);
  nodeAt(cut === 0 ? '/' : path.slice(0, cut), nodes).children.push(node);
  return node;
}

function sortTree(node: TreeNode): void {
  node.children.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const child of node.children) sortTree(child);
}
