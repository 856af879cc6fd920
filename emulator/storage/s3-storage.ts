// Folders on disk with the manners of S3: whole objects only, no attributes to set, no folders to rename.

import { createHash, randomBytes } from 'node:crypto';
import { constants, lstatSync, mkdirSync, readdirSync, renameSync, rmSync, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { inFolder } from './beneath';
import { DiskFile } from './disk-file';
import { FolderStorage } from './folder-storage';
import { RANDOM_WRITE, Refusal } from './refusal';
import { S3Upload } from './s3-upload';
import type { AttributeChange, Attributes, Location, OpenFile, OpenOptions } from './storage';

/** Beside the buckets, hence on their disk; no bucket's name begins with a dot. */
const UPLOADS = '.uploads';
const { O_RDONLY, O_WRONLY, O_CREAT, O_EXCL } = constants;

/** What is known of an object beside its content. */
export interface StoredObject {
  size: number;
  modified: Date;
  /** Changes with the content. It has the form of a multipart ETag, which no client takes for an MD5. */
  etag: string;
}

export class S3Storage extends FolderStorage {
  constructor(
    root: string,
    /** SetStatOption ENABLE_NO_OP: accept SETSTAT and do nothing. */
    private readonly ignoreSetStat: () => boolean,
  ) {
    super(root);
  }

  /** Removes what the uploads of an earlier run left; only while nothing is being uploaded. */
  static clearUploads(root: string): void {
    rmSync(join(root, UPLOADS), { recursive: true, force: true });
  }

  open(location: Location, options: OpenOptions): OpenFile {
    return options.write ? this.upload(location, options) : this.download(location);
  }

  /** The folders that stand for buckets; each comes into being when it is first used. */
  buckets(): { name: string; created: Date }[] {
    return inFolder({ root: this.root, folders: [], made: 0 }, (root) =>
      readdirSync(root, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && entry.name !== UPLOADS)
        .map(({ name }) => ({ name, created: lstatSync(`${root}/${name}`).birthtime })),
    );
  }

  /** Objects and folders of those names in one folder; what is gone meanwhile is left out. */
  objects(location: Location, names: readonly string[]): Map<string, StoredObject> {
    return this.within(location, (folder) => {
      const found = new Map<string, StoredObject>();
      for (const name of names) {
        const stats = lstatSync(`${folder}/${name}`, { throwIfNoEntry: false });
        if (stats?.isFile() || stats?.isDirectory()) found.set(name, storedObject(stats));
      }
      return found;
    });
  }

  /** Opens an object to be read. */
  read(location: Location): { file: DiskFile; object: StoredObject } {
    const file = this.beside(location, (path) => DiskFile.open(path, O_RDONLY));
    return { file, object: storedObject(file.stats()) };
  }

  /** Begins an object that takes its place when it is closed, in folders that are made then. */
  create(location: Location): S3Upload {
    const whole = { ...location, made: location.components.length - 1 };
    const temporaryPath = this.temporaryPath();
    return new S3Upload(this.openTemporary(temporaryPath), {
      temporaryPath,
      storeWhenEmpty: true,
      store: (from) => this.beside(whole, (path) => renameSync(from, path)),
      describe: (file) => this.describe(file.stats()),
      change: () => this.refuseChange(),
    });
  }

  /** Makes the folder and those above it; there may be one already. */
  createFolder(location: Location): void {
    this.within({ ...location, made: location.components.length }, () => {});
  }

  change(location: Location, _change: AttributeChange): void {
    this.attributes(location);
    this.refuseChange();
  }

  protected checkRename(source: Attributes): void {
    if (source.directory) throw new Refusal('UNSUPPORTED', 'Directories cannot be renamed on S3');
  }

  /** S3 knows neither owners nor modes. */
  protected describe(stats: Stats): Attributes {
    const directory = stats.isDirectory();
    const time = Math.floor(stats.mtimeMs / 1000);
    return {
      directory,
      mode: directory ? 0o40755 : 0o100644,
      uid: 0,
      gid: 0,
      size: directory ? 0 : stats.size,
      atime: time,
      mtime: time,
    };
  }

  private refuseChange(): void {
    if (!this.ignoreSetStat()) throw new Refusal('UNSUPPORTED', 'SETSTAT unsupported');
  }

  private download(location: Location): OpenFile {
    const file = this.beside(location, (path) => DiskFile.open(path, O_RDONLY));
    return {
      concurrent: true,
      read: (target, position) => file.read(target, position),
      write: async () => {
        throw new Refusal('DENIED', 'The file is open for reading only');
      },
      attributes: () => this.describe(file.stats()),
      change: () => this.refuseChange(),
      close: () => file.close(),
    };
  }

  private upload(location: Location, options: OpenOptions): OpenFile {
    const present = this.beside(location, (path) => this.checkTarget(path, options));
    const temporaryPath = this.temporaryPath();
    return new S3Upload(this.openTemporary(temporaryPath), {
      temporaryPath,
      storeWhenEmpty: !present || options.truncate,
      store: (from) => this.beside(location, (path) => renameSync(from, path)),
      describe: (file) => this.describe(file.stats()),
      change: () => this.refuseChange(),
    });
  }

  private temporaryPath(): string {
    return join(this.root, UPLOADS, randomBytes(16).toString('hex'));
  }

  private openTemporary(path: string): DiskFile {
    const flags = O_WRONLY | O_CREAT | O_EXCL;
    try {
      return DiskFile.open(path, flags);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      return DiskFile.open(path, flags);
    }
  }

  /** Says whether an object is there already, unless the options forbid or demand that. */
  private checkTarget(path: string, options: OpenOptions): boolean {
    if (!this.exists(path)) {
      if (options.create) return false;
      throw new Refusal('NOT_FOUND', 'No such file or directory');
    }
    const attributes = this.look(path);
    if (attributes.directory) throw new Refusal('FAILURE', 'Is a directory');
    if (options.exclusive) throw new Refusal('FAILURE', 'File exists');
    if (options.append && attributes.size > 0) throw new Refusal('FAILURE', RANDOM_WRITE);
    return true;
  }
}

function storedObject(stats: Stats): StoredObject {
  const size = stats.isDirectory() ? 0 : stats.size;
  const version = `${stats.ino}/${size}/${stats.mtimeMs}`;
  const etag = `"${createHash('md5').update(version).digest('hex')}-1"`;
  return { size, modified: stats.mtime, etag };
}
