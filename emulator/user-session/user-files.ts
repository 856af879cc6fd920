// A user's files by the paths that the user sees: the mapping tree joined with the storage under it.

import { Refusal } from '../storage/refusal';
import type {
  AttributeChange,
  Attributes,
  Location,
  OpenFile,
  OpenOptions,
  Storage,
} from '../storage/storage';
import type { HomeTree } from './home-tree';
import { absolute, components } from './paths';

export interface FolderEntry {
  name: string;
  attributes: Attributes;
}

export interface OpenFolder {
  /** The next few entries; none when all were given. */
  next(): FolderEntry[];
}

/** One reply's worth of names, well within the 256 KB that clients accept. */
const ENTRIES_AT_ONCE = 200;

export class UserFiles {
  private readonly since = Math.floor(Date.now() / 1000);

  constructor(
    private readonly tree: HomeTree,
    private readonly storage: Storage,
  ) {}

  realPath(path: string): string {
    return absolute(this.names(path));
  }

  /** The path in storage, which is what the log names. */
  storedPath(path: string): string {
    const place = this.tree.at(this.names(path));
    return place.kind === 'stored' ? absolute(place.location.components) : this.realPath(path);
  }

  attributes(path: string): Attributes {
    return this.attributesAt(this.names(path));
  }

  openFolder(path: string): OpenFolder {
    const names = this.names(path);
    const place = this.tree.at(names);
    if (place.kind === 'virtual') {
      return inBatches(place.names, (some) => some.flatMap((name) => this.entry(names, name)));
    }
    const { location, mounted } = place;
    const kept = this.storage.names(location).filter((name) => !mounted.includes(name));
    const own = inBatches(kept, (some) => this.storage.entries(location, some));
    const mounts = mounted.flatMap((name) => this.entry(names, name));
    return { next: () => [...mounts.splice(0), ...own.next()] };
  }

  open(path: string, options: OpenOptions): OpenFile {
    return this.storage.open(this.stored(path), options);
  }

  makeFolder(path: string, mode: number | undefined): void {
    this.storage.makeFolder(this.stored(path), mode);
  }

  removeFolder(path: string): void {
    this.storage.removeFolder(this.stored(path));
  }

  removeFile(path: string): void {
    this.storage.removeFile(this.stored(path));
  }

  rename(from: string, to: string): void {
    this.storage.rename(this.stored(from), this.stored(to));
  }

  change(path: string, change: AttributeChange): void {
    this.storage.change(this.stored(path), change);
  }

  private names(path: string): string[] {
    return components(path, this.tree.landing);
  }

  private stored(path: string): Location {
    const place = this.tree.at(this.names(path));
    if (place.kind === 'virtual') throw new Refusal('DENIED', 'Permission denied');
    return place.location;
  }

  private attributesAt(names: readonly string[]): Attributes {
    const place = this.tree.at(names);
    const isBucketList = place.kind === 'stored' && place.location.components.length === 0;
    if (place.kind === 'stored' && !isBucketList) return this.storage.attributes(place.location);
    return {
      directory: true,
      mode: 0o40755,
      uid: 0,
      gid: 0,
      size: 0,
      atime: this.since,
      mtime: this.since,
    };
  }

  /** A mapped file that does not exist yet is not listed. */
  private entry(folder: readonly string[], name: string): FolderEntry[] {
    try {
      return [{ name, attributes: this.attributesAt([...folder, name]) }];
    } catch {
      return [];
    }
  }
}

function inBatches(names: string[], describe: (some: string[]) => FolderEntry[]): OpenFolder {
  return {
    next() {
      while (names.length > 0) {
        const entries = describe(names.splice(0, ENTRIES_AT_ONCE));
        if (entries.length > 0) return entries;
      }
      return [];
    },
  };
}
