// Folders as FTP shows them: as `ls -l` does, by names alone, and in the facts of RFC 3659.

import type { Attributes } from '../storage/storage';
import { longName } from '../user-session/long-name';
import type { FolderEntry, UserFiles } from '../user-session/user-files';

export type LineOf = (entry: FolderEntry) => string;

export const longLine: LineOf = ({ name, attributes }) => longName(name, attributes);
export const nameLine: LineOf = ({ name }) => name;
export const factLine: LineOf = ({ name, attributes }) => `${facts(attributes)} ${name}`;

export function facts({ directory, size, mtime, mode }: Attributes): string {
  const permissions = (mode & 0o7777).toString(8).padStart(4, '0');
  const length = directory ? '' : `Size=${size};`;
  return `Type=${directory ? 'dir' : 'file'};${length}Modify=${moment(mtime)};UNIX.mode=${permissions};`;
}

/** `YYYYMMDDHHMMSS`, in UTC. */
export function moment(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace(/[-:T]|\.\d+Z/g, '');
}

/** Epoch seconds; undefined for what is no moment. */
export function readMoment(text: string): number | undefined {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text) ?? [];
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time) ? undefined : time / 1000;
}

/** Opens what is to be listed now, so that a refusal comes before any data; a file is its own listing. */
export function listing(files: UserFiles, path: string, lineOf: LineOf): () => Generator<string> {
  const attributes = files.attributes(path);
  if (!attributes.directory) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return function* one() {
      yield `${lineOf({ name, attributes })}\r\n`;
    };
  }
  const folder = files.openFolder(path);
  return function* all() {
    for (let entries = folder.next(); entries.length > 0; entries = folder.next()) {
      yield entries
        .filter(isOneLine)
        .map((entry) => `${lineOf(entry)}\r\n`)
        .join('');
    }
  };
}

/** A name of two lines would pass for two files. */
const isOneLine = ({ name }: FolderEntry) => !/[\r\n]/.test(name);
