import { expect, test } from 'vitest';
import type { HomeDirectoryMapping, UserRecord } from '../store/store';
import { HomeTree } from './home-tree';
import { absolute, components } from './paths';

const user = (rest: Partial<UserRecord>): UserRecord => ({
  ServerId: 's-0123456789abcdef0',
  UserName: 'ann',
  Arn: 'arn:aws:transfer:us-east-1:123456789012:user/s-0123456789abcdef0/ann',
  Role: 'arn:aws:iam::123456789012:role/transfer',
  HomeDirectoryType: 'PATH',
  ...rest,
});

const logical = (...mappings: HomeDirectoryMapping[]) =>
  new HomeTree(user({ HomeDirectoryType: 'LOGICAL', HomeDirectoryMappings: mappings }));

const variable = (name: string) => `\${${name}}`;

/** The path in storage, or the names of a folder that only the mappings make. */
function at(tree: HomeTree, path: string): string | string[] {
  const place = tree.at(components(path, tree.landing));
  return place.kind === 'stored' ? absolute(place.location.components) : place.names;
}

test('a PATH home is found under its own absolute path, and nothing beside it', () => {
  const tree = new HomeTree(user({ HomeDirectory: '/bucket/home/ann' }));
  expect(absolute(tree.landing)).toBe('/bucket/home/ann');
  expect(at(tree, '.')).toBe('/bucket/home/ann');
  expect(at(tree, 'a/b')).toBe('/bucket/home/ann/a/b');
  expect(at(tree, '/')).toEqual(['bucket']);
  expect(at(tree, '..')).toEqual(['ann']);
  expect(() => at(tree, '../bob')).toThrow('No such file');
  expect(() => at(tree, '/other/key')).toThrow('No such file');
});

test('a blank PATH home lands in the root, from where every bucket is reached by its name', () => {
  const tree = new HomeTree(user({}));
  expect(absolute(tree.landing)).toBe('/');
  expect(at(tree, '/bucket/key')).toBe('/bucket/key');
  expect(() => at(tree, '/.uploads/1')).toThrow('No such file');
});

test('several mappings make one tree, with the folders between them', () => {
  const tree = logical(
    { Entry: '/in/daily', Target: '/bucket/daily' },
    { Entry: '/in/weekly', Target: '/other/weekly' },
    { Entry: '/readme', Target: '/bucket/docs/readme.txt', Type: 'FILE' },
  );
  expect(at(tree, '/')).toEqual(['in', 'readme']);
  expect(at(tree, '/in')).toEqual(['daily', 'weekly']);
  expect(at(tree, '/in/daily/x/y')).toBe('/bucket/daily/x/y');
  expect(at(tree, '/in/weekly')).toBe('/other/weekly');
  expect(at(tree, '/readme')).toBe('/bucket/docs/readme.txt');
  expect(() => at(tree, '/readme/x')).toThrow('No such file');
  expect(() => at(tree, '/in/other')).toThrow('No such file');
});

test('the user name stands in entries and targets, however the variable is cased', () => {
  const tree = logical({ Entry: '/', Target: `/bucket/${variable('Transfer:UserName')}` });
  expect(at(tree, '/')).toBe('/bucket/ann');
  expect(at(logical({ Entry: `/${variable('transfer:UserName')}`, Target: '/bucket' }), '/ann')).toBe(
    '/bucket',
  );
});

test('".." stops at the root of the tree', () => {
  const tree = logical({ Entry: '/', Target: '/bucket/ann' });
  for (const path of ['../../etc/passwd', '/../../etc/passwd', 'a/../../../etc/passwd']) {
    expect(at(tree, path)).toBe('/bucket/ann/etc/passwd');
  }
});

test('a target that steps out of its bucket, or into a hidden folder, leads nowhere', () => {
  for (const Target of ['/bucket/../other', '/../data', '/.uploads', '/bucket/./x']) {
    expect(() => at(logical({ Entry: '/out', Target }), '/out/x')).toThrow('No such file');
  }
});

test('NUL, broken UTF-8 and names and paths that are too long are refused', () => {
  for (const path of ['a\0b', 'a\uFFFDb', 'x'.repeat(256), `${'y/'.repeat(513)}`, 'é'.repeat(128)]) {
    expect(() => components(path)).toThrow();
  }
  expect(components('x'.repeat(255))).toHaveLength(1);
});
