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
      const next = index < route.made ? openOrMake(path) : openSync(path, DIRECTORY);
      closeSync(descriptor);
      descriptor = next;
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

function openOrMake(path: string): number {
  try {
    return openSync(path, DIRECTORY);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    makeFolder(path);
    return openSync(path, DIRECTORY);
  }
}

/** Without /proc a link that is put in place between the check and the use could be followed. */
function byPath<T>(route: Route, work: (folder: string) => T): T {
  mkdirSync(route.root, { recursive: true });
  let path = route.root;
  for (const [index, name] of route.folders.entries()) {
    path = join(path, name);
    if (index < route.made) makeFolder(path);
    if (!lstatSync(path).isDirectory()) throw new Refusal('NOT_FOUND', 'No such file or directory');
  }
  return work(path);
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
