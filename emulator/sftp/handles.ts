// The open files and folders of one SFTP channel, by the handles that the client holds.

import { Refusal } from '../storage/refusal';
import type { OpenFile } from '../storage/storage';
import type { OpenFolder } from '../user-session/user-files';

export interface FileHandle {
  kind: 'file';
  file: OpenFile;
  /** Path in storage, for the log. */
  path: string;
  written: boolean;
  bytesIn: number;
  bytesOut: number;
  /** Where the next write would follow the last one. */
  expected: number;
}

export interface FolderHandle {
  kind: 'folder';
  folder: OpenFolder;
}

export const MOST_OPEN = 512;

export class Handles {
  private readonly open = new Map<number, FileHandle | FolderHandle>();
  private next = 0;

  add(handle: FileHandle | FolderHandle): Buffer {
    this.next = (this.next + 1) >>> 0;
    this.open.set(this.next, handle);
    const name = Buffer.alloc(4);
    name.writeUInt32BE(this.next);
    return name;
  }

  checkRoom(): void {
    if (this.open.size >= MOST_OPEN) throw new Refusal('FAILURE', 'Too many open files');
  }

  file(name: Buffer): FileHandle {
    const handle = this.find(name);
    if (handle?.kind !== 'file') throw unknownHandle();
    return handle;
  }

  folder(name: Buffer): FolderHandle {
    const handle = this.find(name);
    if (handle?.kind !== 'folder') throw unknownHandle();
    return handle;
  }

  take(name: Buffer): FileHandle | FolderHandle {
    const handle = this.find(name);
    if (!handle) throw unknownHandle();
    this.open.delete(name.readUInt32BE());
    return handle;
  }

  takeAll(): (FileHandle | FolderHandle)[] {
    const all = [...this.open.values()];
    this.open.clear();
    return all;
  }

  /** Where the handle is that of a file; the caller's request fails later where it is not. */
  find(name: Buffer): FileHandle | FolderHandle | undefined {
    return name.length === 4 ? this.open.get(name.readUInt32BE()) : undefined;
  }
}

function unknownHandle(): Refusal {
  return new Refusal('FAILURE', 'Unknown handle');
}
