// Whose each file on EFS is: on the disk where this process may set it, else in notes beside the file systems.

import {
  fchownSync,
  fstatSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Owner } from './posix';

/** No file system's id begins with a dot. */
const NOTES = '.owners';

export class FileOwners {
  private readonly folder: string;

  constructor(
    root: string,
    private readonly mayChown = process.getuid?.() === 0,
  ) {
    this.folder = join(root, NOTES);
  }

  of(stats: Stats): Owner {
    if (this.mayChown) return { uid: stats.uid, gid: stats.gid };
    try {
      const [uid, gid] = readFileSync(this.note(stats), 'latin1').split(' ').map(Number);
      if (uid !== undefined && gid !== undefined) return { uid, gid };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    return { uid: stats.uid, gid: stats.gid };
  }

  /** Of an open file, or of what a path leads to; a link at its end is not followed. */
  set(target: number | string, { uid, gid }: Owner): void {
    if (this.mayChown) {
      if (typeof target === 'number') fchownSync(target, uid, gid);
      else lchownSync(target, uid, gid);
      return;
    }
    const stats = typeof target === 'number' ? fstatSync(target) : lstatSync(target);
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    writeFileSync(this.note(stats), `${uid} ${gid}`);
  }

  /** The file is gone. */
  forget(stats: Stats): void {
    if (!this.mayChown) rmSync(this.note(stats), { force: true });
  }

  /** Stays the same when a file is renamed, and is another for a later file in its place. */
  private note({ dev, ino, birthtimeMs }: Stats): string {
    return join(this.folder, `${dev}-${ino}-${birthtimeMs}`);
  }
}
