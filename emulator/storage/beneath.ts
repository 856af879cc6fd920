// Reaches a folder component by component without following symbolic links, so that nothing outside the root is found.

import { closeSync, constants, lstatSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from './refusal';

export interface Route {
  root: string;
  /** Folders below the root, outermost first. */
  folders: readonly string[];
  /** How many of the folders come into being when they are first used. */
  made: number;
  /** Told of each folder on the way: its path while the work runs, its place among the folders, and whether it is new. */
  enter?: (folder: string, index: number, isNew: boolean) => void;
}

/** Runs `work` with a path that means the folder for as long as `work` runs, whatever is renamed meanwhile. */
export const inFolder: <T>(route: Route, work: (folder: string) => T) => T =
  process.platform === 'linux' ? byDescriptor : byPath;

const DIRECTORY = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW;

function byDescriptor<T>(route: Route, work: (folder: string) => T): T {
  let descriptor = openRoot(route.root);
  try {
    for (const [index, name] of route.folders.entries()) {
      const path = `/proc/self/fd/${descriptor}/${name}`;
      const next =
        index < route.made ? openOrMake(path) : { descriptor: openSync(path, DIRECTORY), isNew: false };
      closeSync(descriptor);
      descriptor = next.descriptor;
      route.enter?.(`/proc/self/fd/${descriptor}`, index, next.isNew);
    }
    return work(`/proc/self/fd/${descriptor}`);
  } finally {
    closeSync(descriptor);
  }
}

function openRoot(root: string): number {
  const flags = constants.O_RDONLY | constants.O_DIRECTORY;
  try {
    return openSync(root, flags);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    mkdirSync(root, { recursive: true });
    return openSync(root, flags);
  }
}

function openOrMake(path: string): { descriptor: number; isNew: boolean } {
  try {
    return { descriptor: openSync(path, DIRECTORY), isNew: false };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const isNew = makeFolder(path);
    return { descriptor: openSync(path, DIRECTORY), isNew };
  }
}

/** Without /proc a link that is put in place between the check and the use could be followed. */
function byPath<T>(route: Route, work: (folder: string) => T): T {
  mkdirSync(route.root, { recursive: true });
  let path = route.root;
  for (const [index, name] of route.folders.entries()) {
    path = join(path, name);
    const isNew = index < route.made && makeFolder(path);
    if (!lstatSync(path).isDirectory()) throw new Refusal('NOT_FOUND', 'No such file or directory');
    route.enter?.(path, index, isNew);
  }
  return work(path);
}

/** False where it is there already. */
function makeFolder(path: string): boolean {
  try {
    mkdirSync(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}
