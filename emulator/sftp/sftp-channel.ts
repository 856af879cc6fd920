// The server's end of an SFTP channel as ssh2 has it at run time; its published types describe the client's.

import type { EventEmitter } from 'node:events';
import type { AttributeChange } from '../storage/storage';

export interface WireAttributes {
  mode?: number;
  uid?: number;
  gid?: number;
  size?: number;
  atime?: number;
  mtime?: number;
}

export interface NameEntry {
  filename: string;
  longname: string;
  attrs: WireAttributes;
}

interface Requests {
  OPEN: [id: number, path: string, flags: number, attributes: AttributeChange];
  CLOSE: [id: number, handle: Buffer];
  READ: [id: number, handle: Buffer, offset: number, length: number];
  WRITE: [id: number, handle: Buffer, offset: number, data: Buffer];
  STAT: [id: number, path: string];
  LSTAT: [id: number, path: string];
  FSTAT: [id: number, handle: Buffer];
  SETSTAT: [id: number, path: string, attributes: AttributeChange];
  FSETSTAT: [id: number, handle: Buffer, attributes: AttributeChange];
  OPENDIR: [id: number, path: string];
  READDIR: [id: number, handle: Buffer];
  REMOVE: [id: number, path: string];
  MKDIR: [id: number, path: string, attributes: AttributeChange];
  RMDIR: [id: number, path: string];
  REALPATH: [id: number, path: string];
  RENAME: [id: number, from: string, to: string];
  READLINK: [id: number, path: string];
  SYMLINK: [id: number, target: string, link: string];
  EXTENDED: [id: number, name: string, data: Buffer | undefined];
}

export type RequestName = keyof Requests;
export type RequestParameters<K extends RequestName> = Requests[K];

export interface SftpChannel extends EventEmitter {
  on<K extends RequestName>(event: K, listener: (...parameters: Requests[K]) => void): this;
  on(event: 'end' | 'close', listener: () => void): this;
  on(event: 'error', listener: (error: Error) => void): this;
  handle(id: number, handle: Buffer): void;
  status(id: number, code: number, message?: string): void;
  data(id: number, data: Buffer): void;
  name(id: number, entries: NameEntry[]): void;
  attrs(id: number, attributes: WireAttributes): void;
  end(): void;
}
