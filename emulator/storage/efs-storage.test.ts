import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EfsStorage } from './efs-storage';
import type { Location, OpenOptions } from './storage';

let root: string;
let storage: EfsStorage;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'efs-storage-'));
  storage = new EfsStorage(root, 1000);
  storage.attributes(at());
});

afterEach(() => rmSync(root, { recursive: true }));

const at = (...names: string[]): Location => ({ components: ['fs-0123456789abcdef0', ...names], made: 1 });
const onDisk = (...names: string[]) => join(root, 'fs-0123456789abcdef0', ...names);

const options = (some: Partial<OpenOptions>): OpenOptions => ({
  read: false,
  write: false,
  append: false,
  create: false,
  truncate: false,
  exclusive: false,
  ...some,
});

test('a file is written in place, anywhere in it, and read through the same handle', async () => {
  writeFileSync(onDisk('a'), '0123456789');
  const file = storage.open(at('a'), options({ read: true, write: true }));
  await file.write(Buffer.from('XY'), 4);
  const target = Buffer.alloc(10);
  expect(await file.read(target, 0)).toBe(10);
  expect(target.toString()).toBe('0123XY6789');
  file.close();
});

test('what is appended goes to the end, whatever offset the client gives', async () => {
  writeFileSync(onDisk('a'), 'one');
  const file = storage.open(at('a'), options({ write: true, append: true }));
  await file.write(Buffer.from(' two'), 0);
  await file.write(Buffer.from(' three'), 0);
  file.close();
  expect(readFileSync(onDisk('a'), 'utf8')).toBe('one two three');
});

test('modes, times and lengths are kept; owners only the root user may change', () => {
  writeFileSync(onDisk('a'), '0123456789');
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
