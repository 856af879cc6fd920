import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { RANDOM_WRITE } from './refusal';
import { S3Storage } from './s3-storage';
import type { Location, OpenOptions } from './storage';

let root: string;
let ignoreSetStat: boolean;
let storage: S3Storage;

beforeEach(() => {
  root = join(mkdtempSync(join(tmpdir(), 's3-storage-')), 'buckets');
  ignoreSetStat = false;
  storage = new S3Storage(root, () => ignoreSetStat);
});

afterEach(() => rmSync(join(root, '..'), { recursive: true }));

/** In the bucket "box", with the home "box/home". */
const at = (...names: string[]): Location => ({ components: ['box', 'home', ...names], made: 2 });
const onDisk = (...names: string[]) => join(root, 'box', 'home', ...names);
const content = (name: string) => readFileSync(onDisk(name), 'utf8');

const options = (some: Partial<OpenOptions>): OpenOptions => ({
  read: false,
  write: false,
  append: false,
  create: false,
  truncate: false,
  exclusive: false,
  ...some,
});
const PUT = options({ write: true, create: true, truncate: true });

async function put(name: string, text: string): Promise<void> {
  const file = storage.open(at(name), PUT);
  await file.write(Buffer.from(text), 0);
  file.close();
}

test('a bucket and a home exist from their first use', () => {
  expect(storage.attributes(at())).toMatchObject({ directory: true, size: 0 });
  expect(storage.names(at())).toEqual([]);
  expect(existsSync(onDisk())).toBe(true);
});

test('an object appears whole when it is closed, and replaces the one that was there', async () => {
  await put('a', 'old');
  const file = storage.open(at('a'), PUT);
  await file.write(Buffer.from('new '), 0);
  expect(content('a')).toBe('old');
  await file.write(Buffer.from('content'), 4);
  file.close();
  expect(content('a')).toBe('new content');
  expect(readdirSync(join(root, '.uploads'))).toEqual([]);
});

test('an empty file is an empty object', () => {
  storage.open(at('empty'), PUT).close();
  expect(content('empty')).toBe('');
});

test('a write that does not follow the last one is refused and leaves the object as it was', async () => {
  await put('a', 'old');
  const file = storage.open(at('a'), options({ write: true }));
  await expect(file.write(Buffer.from('x'), 3)).rejects.toThrow(RANDOM_WRITE);
  expect(() => file.close()).toThrow('a write failed');
  expect(content('a')).toBe('old');
  expect(readdirSync(join(root, '.uploads'))).toEqual([]);
});

test('appending to an object is refused, to a new or an empty one it is a plain upload', async () => {
  await put('a', 'old');
  const appending = options({ write: true, create: true, append: true });
  expect(() => storage.open(at('a'), appending)).toThrow(RANDOM_WRITE);
  const file = storage.open(at('b'), appending);
  await file.write(Buffer.from('new'), 0);
  file.close();
  expect(content('b')).toBe('new');
});

test('opening without truncation and writing nothing changes nothing', async () => {
  await put('a', 'old');
  storage.open(at('a'), options({ write: true, create: true })).close();
  expect(content('a')).toBe('old');
});

test('a file is not created unless that is asked for, nor twice where it must be new', async () => {
  expect(() => storage.open(at('a'), options({ write: true }))).toThrow('No such file');
  await put('a', 'x');
  expect(() => storage.open(at('a'), options({ write: true, create: true, exclusive: true }))).toThrow(
    'exists',
  );
});

test('a file cannot be put into a folder that is not there, nor in place of a folder', () => {
  expect(() => storage.open(at('no', 'file'), PUT)).toThrow('ENOENT');
  storage.makeFolder(at('folder'));
  expect(() => storage.open(at('folder'), PUT)).toThrow('Is a directory');
});

test('a file is renamed, but not onto another; a folder is not renamed at all', async () => {
  await put('a', '1');
  await put('b', '2');
  storage.makeFolder(at('folder'));
  expect(() => storage.rename(at('a'), at('b'))).toThrow('must not exist');
  expect(() => storage.rename(at('folder'), at('other'))).toThrow('Directories cannot be renamed on S3');
  storage.rename(at('a'), at('folder', 'c'));
  expect(readFileSync(onDisk('folder', 'c'), 'utf8')).toBe('1');
  expect(content('b')).toBe('2');
});

test('a folder is removed only when it is empty, and a home and a bucket never', async () => {
  storage.makeFolder(at('folder'));
  storage.makeFolder(at('folder', 'inner'));
  expect(() => storage.removeFolder(at('folder'))).toThrow('ENOTEMPTY');
  storage.removeFolder(at('folder', 'inner'));
  storage.removeFolder(at('folder'));
  expect(() => storage.removeFolder(at())).toThrow('Permission denied');
  expect(() => storage.removeFolder({ components: ['box'], made: 0 })).toThrow('Permission denied');
});

test('attributes are refused, or taken without effect where SetStatOption says so', async () => {
  await put('a', 'x');
  expect(() => storage.change(at('a'), { mode: 0o600 })).toThrow('SETSTAT unsupported');
  ignoreSetStat = true;
  storage.change(at('a'), { mode: 0o600, mtime: 1, atime: 1 });
  expect(storage.attributes(at('a'))).toMatchObject({ mode: 0o100644, size: 1 });
  expect(() => storage.change(at('none'), { mode: 0o600 })).toThrow('No such file');
});

test('links lead nowhere: not out of the bucket, not within it, neither to files nor to folders', () => {
  storage.attributes(at());
  mkdirSync(onDisk('real'));
  writeFileSync(onDisk('real', 'file'), 'x');
  writeFileSync(join(root, '..', 'secret'), 'secret');
  symlinkSync(join(root, '..'), onDisk('out'));
  symlinkSync(join(root, '..', 'secret'), onDisk('secret'));
  symlinkSync('real', onDisk('alias'));
  const shown = storage.entries(at(), storage.names(at())).map(({ name }) => name);
  expect(shown).toEqual(['real']);
  for (const path of [['out', 'secret'], ['secret'], ['alias', 'file'], ['alias']]) {
    expect(() => storage.open(at(...path), options({ read: true }))).toThrow();
    expect(() => storage.attributes(at(...path))).toThrow();
    expect(() => storage.open(at(...path), PUT)).toThrow();
    expect(() => storage.removeFile(at(...path))).toThrow();
  }
  expect(() => storage.makeFolder(at('out', 'made'))).toThrow();
  expect(() => storage.rename(at('real', 'file'), at('out', 'stolen'))).toThrow();
  expect(readFileSync(join(root, '..', 'secret'), 'utf8')).toBe('secret');
});

test('a link in place of a bucket is no bucket', () => {
  mkdirSync(root, { recursive: true });
  symlinkSync(join(root, '..'), join(root, 'box'));
  expect(() => storage.names(at())).toThrow();
});
