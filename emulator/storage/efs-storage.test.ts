import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EfsStorage } from './efs-storage';
import { FileOwners } from './file-owners';
import type { PosixProfile } from './posix';
import type { Location, OpenOptions } from './storage';

let root: string;
let storage: EfsStorage;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'efs-storage-'));
  storage = as(ALICE);
  storage.attributes(at());
});

afterEach(() => rmSync(root, { recursive: true }));

/** Owners are noted aside, whoever runs the tests. */
const as = (profile: PosixProfile) => new EfsStorage(root, profile, new FileOwners(root, false));
const ALICE: PosixProfile = { Uid: 1000, Gid: 1000 };
const BOB: PosixProfile = { Uid: 2000, Gid: 2000 };
const FRIEND: PosixProfile = { Uid: 3000, Gid: 3000, SecondaryGids: [1000] };

const home = ['fs-0123456789abcdef0', 'home'];
const at = (...names: string[]): Location => ({ components: [...home, ...names], made: 2 });
const onDisk = (...names: string[]) => join(root, ...home, ...names);

const options = (some: Partial<OpenOptions>): OpenOptions => ({
  read: false,
  write: false,
  append: false,
  create: false,
  truncate: false,
  exclusive: false,
  ...some,
});

/** A file of Alice's. */
function put(name: string, content: string): void {
  storage.open(at(name), options({ write: true, create: true })).close();
  writeFileSync(onDisk(name), content);
}

const DENIED = 'Permission denied';
const opening = (who: PosixProfile, name: string, some: Partial<OpenOptions>) => () =>
  as(who).open(at(name), options(some)).close();
const ownerOf = (...names: string[]) => {
  const { uid, gid } = storage.attributes(at(...names));
  return { uid, gid };
};

test('a file is written in place, anywhere in it, and read through the same handle', async () => {
  put('a', '0123456789');
  const file = storage.open(at('a'), options({ read: true, write: true }));
  await file.write(Buffer.from('XY'), 4);
  const target = Buffer.alloc(10);
  expect(await file.read(target, 0)).toBe(10);
  expect(target.toString()).toBe('0123XY6789');
  file.close();
});

test('what is appended goes to the end, whatever offset the client gives', async () => {
  put('a', 'one');
  const file = storage.open(at('a'), options({ write: true, append: true }));
  await file.write(Buffer.from(' two'), 0);
  await file.write(Buffer.from(' three'), 0);
  file.close();
  expect(readFileSync(onDisk('a'), 'utf8')).toBe('one two three');
});

test('modes, times and lengths are kept; owners only the root user may change', () => {
  put('a', '0123456789');
  storage.change(at('a'), { mode: 0o640, atime: 1000, mtime: 2000, size: 4 });
  expect(storage.attributes(at('a'))).toMatchObject({ size: 4, mtime: 2000, atime: 1000 });
  expect(statSync(onDisk('a')).mode & 0o777).toBe(0o640);
  expect(() => storage.change(at('a'), { uid: 5, gid: 5 })).toThrow('Only the root user');
  const file = storage.open(at('a'), options({ write: true }));
  file.change({ mode: 0o600 });
  file.close();
  expect(statSync(onDisk('a')).mode & 0o777).toBe(0o600);
});

test('folders are renamed, but nothing is renamed onto what is there', () => {
  storage.makeFolder(at('one'));
  storage.makeFolder(at('two'));
  expect(() => storage.rename(at('one'), at('two'))).toThrow('must not exist');
  storage.rename(at('one'), at('two', 'inner'));
  expect(storage.attributes(at('two', 'inner')).directory).toBe(true);
});

test('links are followed by no operation that sets attributes or opens', () => {
  writeFileSync(join(root, 'secret'), 'secret', { mode: 0o600 });
  symlinkSync(join(root, 'secret'), onDisk('link'));
  expect(() => storage.change(at('link'), { mode: 0o777 })).toThrow('No such file');
  expect(() => storage.open(at('link'), options({ write: true, truncate: true }))).toThrow('ELOOP');
  expect(statSync(join(root, 'secret')).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(root, 'secret'), 'utf8')).toBe('secret');
});

test('what somebody makes is theirs, and stays so when it is renamed', () => {
  put('file', 'x');
  storage.makeFolder(at('folder'));
  storage.rename(at('file'), at('folder', 'renamed'));
  storage.rename(at('folder'), at('other'));
  expect(ownerOf('other')).toEqual({ uid: 1000, gid: 1000 });
  expect(ownerOf('other', 'renamed')).toEqual({ uid: 1000, gid: 1000 });
  expect(storage.entries(at(), ['other'])[0]?.attributes).toMatchObject({ uid: 1000, gid: 1000 });
});

test('a file in the place of one that was deleted has its own owner', () => {
  put('file', 'x');
  storage.change(at(), { mode: 0o777 });
  as(BOB).removeFile(at('file'));
  opening(BOB, 'file', { write: true, create: true })();
  expect(ownerOf('file')).toEqual({ uid: 2000, gid: 2000 });
});

test('a new file system is root’s, and a home below it the user’s whose home it is', () => {
  const system: Location = { components: ['fs-0123456789abcdef0'], made: 1 };
  expect(storage.attributes(system)).toMatchObject({ uid: 0, gid: 0, mode: 0o40755 });
  expect(ownerOf()).toEqual({ uid: 1000, gid: 1000 });
  const beside: Location = { components: ['fs-0123456789abcdef0', 'new'], made: 1 };
  expect(() => storage.makeFolder(beside)).toThrow(DENIED);
  as({ Uid: 0, Gid: 0 }).makeFolder(beside);
});

test.each<[string, PosixProfile, number, boolean, boolean]>([
  ['the owner', ALICE, 0o600, true, true],
  ['the owner, whom the mode leaves out', ALICE, 0o066, false, false],
  ['another', BOB, 0o640, false, false],
  ['another, whom the mode lets read', BOB, 0o644, true, false],
  ['one of the group by a secondary gid', FRIEND, 0o640, true, false],
  ['one of the group, whom the mode leaves out', FRIEND, 0o606, false, false],
  ['root', { Uid: 0, Gid: 0 }, 0o600, true, true],
])('%s: reading and writing is what the mode says', (_who, profile, mode, reads, writes) => {
  put('a', 'x');
  storage.change(at('a'), { mode });
  const outcomes = [opening(profile, 'a', { read: true }), opening(profile, 'a', { write: true })].map(
    (attempt) => {
      try {
        attempt();
        return true;
      } catch (error) {
        expect(error).toMatchObject({ message: DENIED });
        return false;
      }
    },
  );
  expect(outcomes).toEqual([reads, writes]);
});

test('folders are listed, changed and entered as their modes say', () => {
  storage.makeFolder(at('shut'));
  storage.open(at('shut', 'file'), options({ write: true, create: true })).close();
  const bob = as(BOB);
  expect(bob.names(at('shut'))).toEqual(['file']);
  for (const change of [
    () => bob.makeFolder(at('shut', 'new')),
    () => bob.removeFile(at('shut', 'file')),
    () => bob.rename(at('shut', 'file'), at('shut', 'other')),
    () => bob.removeFolder(at('shut')),
    opening(BOB, 'new', { write: true, create: true }),
  ])
    expect(change).toThrow(DENIED);
  storage.change(at('shut'), { mode: 0o711 });
  expect(() => bob.names(at('shut'))).toThrow(DENIED);
  expect(bob.attributes(at('shut', 'file')).size).toBe(0);
  storage.change(at('shut'), { mode: 0o744 });
  expect(() => bob.attributes(at('shut', 'file'))).toThrow(DENIED);
  expect(storage.names(at('shut'))).toEqual(['file']);
});

test('modes and times are the owner’s to change, the group among the owner’s own, and the owner root’s', () => {
  put('a', 'x');
  expect(() => as(BOB).change(at('a'), { mode: 0o777 })).toThrow('Only the owner');
  expect(() => as(BOB).change(at('a'), { atime: 1, mtime: 1 })).toThrow('Only the owner');
  expect(() => storage.change(at('a'), { uid: 1000, gid: 2000 })).toThrow('Only the root user');
  const member = as({ ...ALICE, SecondaryGids: [2000] });
  member.change(at('a'), { uid: 1000, gid: 2000 });
  expect(ownerOf('a')).toEqual({ uid: 1000, gid: 2000 });
  expect(() => member.change(at('a'), { uid: 2000, gid: 2000 })).toThrow('Only the root user');
  as({ Uid: 0, Gid: 0 }).change(at('a'), { uid: 2000, gid: 2000 });
  expect(ownerOf('a')).toEqual({ uid: 2000, gid: 2000 });
});

test.runIf(process.getuid?.() === 0)('a process that may set owners sets them on the disk', () => {
  const other = new EfsStorage(root, BOB);
  const location: Location = { components: ['fs-1', 'bob', 'a'], made: 2 };
  other.open(location, options({ write: true, create: true })).close();
  other.makeFolder({ components: ['fs-1', 'bob', 'folder'], made: 2 });
  for (const name of ['', 'a', 'folder'])
    expect(statSync(join(root, 'fs-1', 'bob', name))).toMatchObject({ uid: 2000, gid: 2000 });
  expect(statSync(join(root, 'fs-1'))).toMatchObject({ uid: 0, gid: 0 });
});
