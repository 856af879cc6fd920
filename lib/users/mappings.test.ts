import { describe, expect, test } from 'vitest';
import { type Mapping, mappingProblems, mappingTree, resolveUserName, USER_NAME_VARIABLE } from './mappings';

function rows(...pairs: [string, string, Mapping['Type']?][]): Mapping[] {
  return pairs.map(([Entry, Target, Type = 'DIRECTORY']) => ({ Entry, Target, Type }));
}

describe('mappings as AWS takes them', () => {
  test('one "/" alone, or paths that do not lie within one another', () => {
    expect(mappingProblems(rows(['/', '/bucket/home']))).toEqual([undefined]);
    expect(mappingProblems(rows(['/a/b', '/bucket/1'], ['/a/c', '/bucket/2'], ['/ab', '/bucket/3']))).toEqual(
      [undefined, undefined, undefined],
    );
  });

  test('"/" beside others is refused at its row', () => {
    const [root, other] = mappingProblems(rows(['/', '/bucket'], ['/a', '/bucket/a']));
    expect(root?.Entry).toMatch(/only mapping/);
    expect(other).toBeUndefined();
  });

  test('a path within another is refused in either order, also after the name is put in', () => {
    expect(mappingProblems(rows(['/a', '/b/1'], ['/a/b/c', '/b/2']))[1]?.Entry).toMatch(/within row 1/);
    expect(mappingProblems(rows(['/a/b/c', '/b/2'], ['/a', '/b/1']))[0]?.Entry).toMatch(/within row 2/);
    const named = rows([`/${USER_NAME_VARIABLE}`, '/b/1'], ['/alice/in', '/b/2']);
    expect(mappingProblems(named, 'alice')[1]?.Entry).toMatch(/within row 1/);
  });

  test('the same path twice is refused at both rows', () => {
    const problems = mappingProblems(rows(['/a', '/b/1'], ['/a', '/b/2']));
    expect(problems.map((problem) => problem?.Entry)).toEqual([undefined, 'Row 1 has this path already.']);
  });

  test.each([
    ['', '/b/1', 'Entry'],
    ['a', '/b/1', 'Entry'],
    ['/a/', '/b/1', 'Entry'],
    ['/a/../b', '/b/1', 'Entry'],
    ['/a//b', '/b/1', 'Entry'],
    [`/${'a'.repeat(1024)}`, '/b/1', 'Entry'],
    ['/a', '', 'Target'],
    ['/a', '/', 'Target'],
    ['/a', 'bucket', 'Target'],
    ['/a', '/bucket/', 'Target'],
  ] as const)('%s → %s is refused at its %s', (entry, target, member) => {
    const [problem] = mappingProblems(rows([entry, target]));
    expect(Object.entries(problem ?? {}).flatMap(([key, text]) => (text ? [key] : []))).toEqual([member]);
  });

  test('a file cannot be "/", nor a whole bucket', () => {
    expect(mappingProblems(rows(['/', '/bucket/file', 'FILE']))[0]?.Entry).toMatch(/file/);
    expect(mappingProblems(rows(['/a', '/bucket', 'FILE']))[0]?.Target).toMatch(/file/);
  });
});

describe('the tree that the user sees', () => {
  test('has folders for the parents of mapped paths, sorted, with the name put in', () => {
    const tree = mappingTree(
      rows(
        ['/out/b', '/bucket/b'],
        ['/out/a', `/bucket/${USER_NAME_VARIABLE}`],
        ['/readme', '/bucket/r.txt', 'FILE'],
      ),
      'alice',
    );
    expect(tree.target).toBeUndefined();
    expect(tree.children.map(({ name }) => name)).toEqual(['out', 'readme']);
    expect(tree.children[0]?.children.map(({ name, target }) => [name, target])).toEqual([
      ['a', '/bucket/alice'],
      ['b', '/bucket/b'],
    ]);
    expect(tree.children[1]?.type).toBe('FILE');
  });

  test('"/" alone leads somewhere itself', () => {
    expect(mappingTree(rows(['/', '/bucket/home']), 'alice').target).toBe('/bucket/home');
  });

  test('rows with a problem are left out', () => {
    expect(mappingTree(rows(['/a', ''], ['', '/b']), 'alice').children).toEqual([]);
  });
});

test('the name is put in as it is, whatever signs it has', () => {
  const upper = USER_NAME_VARIABLE.replace('UserName', 'username');
  expect(resolveUserName(`/b/${upper}/${USER_NAME_VARIABLE}`, '$&')).toBe('/b/$&/$&');
});
