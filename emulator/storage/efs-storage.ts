// Folders on disk with the manners of EFS: writes in place, owners and modes that are obeyed, folders that can be renamed.

import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  ftruncateSync,
  futimesSync,
  lstatSync,
  openSync,
  type Stats,
  statSync,
} from 'node:fs';
import type { Route } from './beneath';
import { DiskFile } from './disk-file';
import { FileOwners } from './file-owners';
import { FolderStorage } from './folder-storage';
import { isAllowed, mayChangeOwner, type Owner, type PosixProfile, type Right } from './posix';
import { Refusal } from './refusal';
import type { AttributeChange, Attributes, Location, OpenFile, OpenOptions } from './storage';

const { O_RDONLY, O_WRONLY, O_RDWR, O_APPEND, O_CREAT, O_TRUNC, O_EXCL, O_NOFOLLOW, O_NONBLOCK } = constants;

const READING = { read: true, write: false, append: false, create: false, truncate: false, exclusive: false };

export class EfsStorage extends FolderStorage {
  private readonly owners: FileOwners;

  /** `owners`: where they are kept; tests keep them aside though their process may set them. */
  constructor(
    root: string,
    private readonly profile: PosixProfile,
    owners = new FileOwners(root),
  ) {
    super(root);
    this.owners = owners;
  }

  open(location: Location, options: OpenOptions): OpenFile {
    const file = this.openFile(location, options);
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
    return this.openFile(location, READING);
  }

  /** Opens a file to be written anew, in folders that are made where they are missing. */
  create(location: Location): DiskFile {
    const whole = { ...location, made: location.components.length - 1 };
    return this.openFile(whole, { ...READING, read: false, write: true, create: true, truncate: true });
  }

  private openFile(location: Location, options: OpenOptions): DiskFile {
    return this.beside(location, (path, folder) => {
      const present = lstatSync(path, { throwIfNoEntry: false });
      if (present) {
        if (options.read) this.need(present, 'read');
        if (options.write) this.need(present, 'write');
      } else if (options.create) {
        this.checkFolder(folder, 'write');
      }
      const opened = DiskFile.open(path, openFlags(options), fileMode(options));
      if (!present) this.owners.set(opened.descriptor, this.self);
      return opened;
    });
  }

  change(location: Location, change: AttributeChange): void {
    this.beside(location, (path) => {
      this.look(path);
      if (change.size !== undefined) this.need(lstatSync(path), 'write');
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
      ...this.owners.of(stats),
      size: stats.size,
      atime: Math.floor(stats.atimeMs / 1000),
      mtime: Math.floor(stats.mtimeMs / 1000),
    };
  }

  protected override checkFolder(folder: string, right: 'read' | 'write'): void {
    this.need(statSync(folder), right);
  }

  protected override own(path: string): void {
    this.owners.set(path, this.self);
  }

  protected override disown(stats: Stats): void {
    this.owners.forget(stats);
  }

  /** A new file system belongs to root; the folders of a home that come into being do to whoever it is the home of. */
  protected override route(folders: readonly string[], made: number): Route {
    const enter: Route['enter'] = (folder, index, isNew) => {
      const path = `${folder}/.`;
      if (isNew) this.owners.set(path, index === 0 ? { uid: 0, gid: 0 } : this.self);
      this.need(statSync(path), 'search');
    };
    return { ...super.route(folders, made), enter };
  }

  private get self(): Owner {
    return { uid: this.profile.Uid, gid: this.profile.Gid };
  }

  private need(stats: Stats, right: Right): void {
    const owner = this.owners.of(stats);
    if (isAllowed(this.profile, { ...owner, mode: stats.mode }, right)) return;
    const who = `uid ${this.profile.Uid} may not ${right} what is uid ${owner.uid}'s, gid ${owner.gid}, mode ${(stats.mode & 0o777).toString(8)}`;
    throw new Refusal('DENIED', 'Permission denied', `Permission denied: ${who}`);
  }

  /** Modes and times are the owner's to change, and root's; lengths were asked for when the file was opened. */
  private apply(descriptor: number, change: AttributeChange): void {
    const { size, mode, uid, gid, atime, mtime } = change;
    const owner = this.owners.of(fstatSync(descriptor));
    const wanted = { uid: uid ?? owner.uid, gid: gid ?? owner.gid };
    if (!mayChangeOwner(this.profile, owner, wanted)) {
      throw new Refusal('DENIED', 'Only the root user may change the owner');
    }
    const setsMore = mode !== undefined || atime !== undefined || mtime !== undefined;
    if (setsMore && this.profile.Uid !== 0 && this.profile.Uid !== owner.uid) {
      throw new Refusal('DENIED', 'Only the owner and the root user may do that');
    }
    if (wanted.uid !== owner.uid || wanted.gid !== owner.gid) this.owners.set(descriptor, wanted);
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
