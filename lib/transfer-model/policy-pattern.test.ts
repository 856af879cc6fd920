import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matches, patternOf, textOf } from './policy-pattern';

const nothing = () => undefined;
const match = (pattern: string, text: string) => matches(patternOf(pattern, nothing), text);

/** What a pattern means, as an expression that may take its time. */
const meaning = (pattern: string) =>
  new RegExp(
    `^${Array.from(pattern, (one) =>
      one === '*' ? '[^]*' : one === '?' ? '[^]' : one.replace(/[\\^$.|+()[\]{}]/u, '\\$&'),
    ).join('')}$`,
    'u',
  );

const alphabet = fc.constantFrom('a', 'b', '/', '.', '😀');
const some = (letters: fc.Arbitrary<string>) =>
  fc.array(letters, { maxLength: 10 }).map((parts) => parts.join(''));

test('a pattern matches just what its wildcards mean', () => {
  const patterns = some(fc.oneof(alphabet, fc.constantFrom('*', '?')));
  fc.assert(
    fc.property(
      patterns,
      some(alphabet),
      (pattern, text) => match(pattern, text) === meaning(pattern).test(text),
    ),
    { numRuns: 5000 },
  );
});

test('a text without wildcards matches itself and nothing else', () => {
  fc.assert(
    fc.property(some(alphabet), some(alphabet), (one, other) => match(one, other) === (one === other)),
  );
});

test('a pattern of many stars is decided in steps that can be counted', () => {
  expect(match(`${'*a'.repeat(500)}b`, 'a'.repeat(2000))).toBe(false);
});

test('a variable is taken by its value, whatever characters that has', () => {
  const variables = (name: string) => (name === 'transfer:username' ? 'a*?' : undefined);
  const pattern = patternOf(`home/\${transfer:UserName}/*`, variables);
  expect(matches(pattern, 'home/a*?/file')).toBe(true);
  expect(matches(pattern, 'home/abc/file')).toBe(false);
  expect(textOf(`home/\${Transfer:USERNAME}`, variables)).toBe('home/a*?');
});

test('a variable that is not known is told by its name', () => {
  expect(() => patternOf(`\${aws:username}/*`, nothing)).toThrow(
    `the variable \${aws:username} has no value here`,
  );
  expect(() => textOf(`\${}`, nothing)).toThrow(`the variable \${} has no value here`);
});
