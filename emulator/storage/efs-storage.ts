// Folders on disk with the manners of EFS: writes in place, attributes that can be set, folders that can be renamed.

import {
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  ftruncateSync,
  futimesSync,
  openSync,
  type Stats,
} from 'node:fs';
import { DiskFile } from './disk-file';
import { FolderStorage } from './folder-storage';
import { Refusal } from './refusal';
import type { AttributeChange, Attributes, Location, OpenFile, OpenOptions } from './storage';

const { O_RDONLY, O_WRONLY, O_RDWR, O_APPEND, O_CREAT, O_TRUNC, O_EXCL, O_NOFOLLOW, O_NONBLOCK } = constants;

export class EfsStorage extends FolderStorage {
  constructor(
    root: string,
    /** The user's PosixProfile: only uid 0 may give files away. */
    private readonly uid: number,
  ) {
    super(root);
  }

  open(location: Location, options: OpenOptions): OpenFile {
    const file = this.beside(location, (path) => DiskFile.open(path, openFlags(options), fileMode(options)));
    return {
      concurrent: !options.append,
      read: (target, position) => file.read(target, position),
      write: (data, position) => file.write(data, options.append ? null : position),
      attributes: () => this.describe(file.stats()),
      change: (change) => this.apply(file.descriptor, change),
      close: () => file.close(),
    };
  }

  /** Opens a file to be read as a whole. */
  read(location: Location): DiskFile {
    return this.beside(location, (path) => DiskFile.open(path, O_RDONLY));
  }

  /** Opens a file to be written anew, in folders that are made where they are missing. */
  create(location: Location): DiskFile {
    const whole = { ...location, made: location.components.length - 1 };
    return this.beside(whole, (path) => DiskFile.open(path, O_WRONLY | O_CREAT | O_TRUNC));
  }

  change(location: Location, change: AttributeChange): void {
    this.beside(location, (path) => {
      this.look(path);
      const access = change.size === undefined ? O_RDONLY : O_WRONLY;
      const descriptor = openSync(path, access | O_NOFOLLOW | O_NONBLOCK);
      try {
        this.apply(descriptor, change);
      } finally {
        closeSync(descriptor);
      }
    });
  }

  protected checkRename(): void {}

  protected describe(stats: Stats): Attributes {
    return {
      directory: stats.isDirectory(),
      mode: stats.mode,
      uid: stats.uid,
      gid: stats.gid,
      size: stats.size,
      atime: Math.floor(stats.atimeMs / 1000),
      mtime: Math.floor(stats.mtimeMs / 1000),
    };
  }

  /** The disk knows the emulator's own owner only, so giving a file away is left to uid 0. */
  private apply(descriptor: number, change: AttributeChange): void {
    const { size, mode, uid, gid, atime, mtime } = change;
    if (uid !== undefined && gid !== undefined) {
      if (this.uid !== 0) throw new Refusal('DENIED', 'Only the root user may change the owner');
      fchownSync(descriptor, uid, gid);
    }
    if (size !== undefined) ftruncateSync(descriptor, size);
    if (mode !== undefined) fchmodSync(descriptor, mode & 0o777);
    if (atime !== undefined && mtime !== undefined) futimesSync(descriptor, atime, mtime);
  }
}

/** SFTP's flags one by one: no string that Node knows means "write and create, but keep what is there". */
function openFlags(options: OpenOptions): number {
  const access = options.read && options.write ? O_RDWR : options.write ? O_WRONLY : O_RDONLY;
  return (
    access |
    (options.append ? O_APPEND : 0) |
    (options.create ? O_CREAT : 0) |
    (options.truncate ? O_TRUNC : 0) |
    (options.exclusive ? O_EXCL : 0)
  );
}

function fileMode(options: OpenOptions): number {
  return (options.mode ?? 0o644) & 0o777;
}
