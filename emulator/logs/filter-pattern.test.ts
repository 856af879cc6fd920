import { describe, expect, test } from 'vitest';
import { parseFilterPattern } from './filter-pattern';

const event = {
  'activity-type': 'CLOSE',
  user: 'alice',
  path: '/bucket/in/a.csv',
  'bytes-in': 20,
  nested: { list: [{ name: 'x' }], yes: true, nothing: null },
};
const message = JSON.stringify(event);
const matches = (pattern: string) => parseFilterPattern(pattern)(message);

describe('JSON patterns', () => {
  test.each([
    '{ $.user = "alice" }',
    '{ $.user = alice }',
    '{ $.user = "al*" && $.path = "*.csv" }',
    '{ $.path = "/bucket/*/a*" }',
    '{ $.user != "bob" }',
    '{ $.activity-type = "CLOSE" }',
    "{ $.['activity-type'] = CLOSE }",
    '{ $.bytes-in >= 20 && $.bytes-in < 21 && $.bytes-in = 20 }',
    '{ $.user = "bob" || ($.user = "alice" && $.bytes-in > 1e1) }',
    '{ $.user = "alice" || $.user = "bob" && $.user = "carol" }',
    '{ $.nested.list[0].name = "x" }',
    '{ $.nested.yes IS TRUE }',
    '{ $.nested.nothing IS NULL }',
    '{ $.absent NOT EXISTS }',
  ])('%s matches', (pattern) => expect(matches(pattern)).toBe(true));

  test.each([
    '{ $.user = "bob" }',
    '{ $.user = "lice" }',
    '{ $.user = "*x*" }',
    '{ $.path = "*a.csv*a.csv" }',
    '{ $.absent != "x" }',
    '{ $.bytes-in = "20" }',
    '{ $.bytes-in > 20 }',
    '{ $.user NOT EXISTS }',
    '{ $.__proto__ = "*" }',
  ])('%s does not match', (pattern) => expect(matches(pattern)).toBe(false));

  test('never match what is not JSON', () => {
    expect(parseFilterPattern('{ $.a NOT EXISTS }')('plain text')).toBe(false);
  });

  test.each([
    '{',
    '{ }',
    '{ $.a }',
    '{ $.a = }',
    '{ $.a = "x" ',
    '{ $.a = "x" } more',
    '{ $.a > "x" }',
    '{ a = "x" }',
    '{ $.a = "x" && }',
    '{ $.a IS WRONG }',
    `{ ${'('.repeat(60)}$.a = 1${')'.repeat(60)} }`,
    '[ a, b ]',
    '%regex%',
  ])('%s is refused', (pattern) => {
    expect(() => parseFilterPattern(pattern)).toThrow(/Invalid filter pattern/);
  });

  test('a pattern of many wildcards costs no more than the length of the text', () => {
    const hostile = parseFilterPattern(`{ $.a = "${'*a'.repeat(300)}*b" }`);
    expect(hostile(JSON.stringify({ a: 'a'.repeat(100_000) }))).toBe(false);
  });
});

describe('terms', () => {
  test.each(['', 'alice', 'alice CLOSE', '"bytes-in"', 'alice -bob', '?bob ?alice'])(
    '%j matches',
    (pattern) => expect(matches(pattern)).toBe(true),
  );
  test.each(['bob', 'alice bob', 'alice -CLOSE', '?bob ?carol', 'ALICE'])('%j does not match', (pattern) =>
    expect(matches(pattern)).toBe(false),
  );
});
