// Reads which modules import which, from the source text alone; type imports are told apart, since they are erased.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

export interface Import {
  specifier: string;
  typeOnly: boolean;
}

/** Source text by path from the root; tests put violations that exist nowhere else into it. */
export type Sources = Map<string, string>;

const STATIC = /^(?:import|export)\s+(type\s)?(?:([\w*{][^'";]*?)\sfrom\s+)?['"]([^'"]+)['"]/gm;
const DYNAMIC = /(typeof\s+)?\bimport\(\s*['"]([^'"]+)['"]/g;
const ENDINGS = ['', '.ts', '.tsx', '.mjs', '.json'];

/** `{ type A, type B }` is erased as a whole too. */
function namesOnlyTypes(names: string | undefined): boolean {
  const inside = names?.match(/^\{([^}]*)\}\s*$/)?.[1];
  if (inside === undefined) return false;
  return inside
    .split(',')
    .filter((name) => name.trim())
    .every((name) => name.trim().startsWith('type '));
}

export function importsOf(source: string): Import[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const found: Import[] = [];
  for (const [, type, names, specifier] of code.matchAll(STATIC)) {
    if (specifier) found.push({ specifier, typeOnly: Boolean(type) || namesOnlyTypes(names) });
  }
  for (const [, type, specifier] of code.matchAll(DYNAMIC)) {
    if (specifier) found.push({ specifier, typeOnly: Boolean(type) });
  }
  return found;
}

/** The file that a specifier means, or undefined for a package. */
export function resolveImport(sources: Sources, from: string, specifier: string): string | undefined {
  let path: string;
  if (specifier.startsWith('@/')) path = specifier.slice(2);
  else if (specifier.startsWith('.')) path = normalize(join(dirname(from), specifier)).replaceAll('\\', '/');
  else return undefined;
  return ENDINGS.map((ending) => path + ending).find((file) => sources.has(file)) ?? path;
}

export function readSources(root: string, files: string[]): Sources {
  const code = files.filter((file) => /\.(tsx?|mjs|js)$/.test(file) && existsSync(join(root, file)));
  return new Map(code.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
}
