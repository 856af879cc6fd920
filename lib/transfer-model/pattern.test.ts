import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NullableRole, Role, SourceFileLocation, SshPublicKeyBody } from './constraints.gen';
import { allPatterns } from './model';
import { toRegExp, translate } from './pattern';

/** The model's pattern as Java would run it: translated, but not rewritten. */
const original = (pattern: string) => new RegExp(`^(?:${translate(pattern)})$`, 'u');

const pieces: [string, string, string[]][] = [
  ['Role', Role.pattern, ['arn:', 'role/', 'a', ' ', '\n', '\u2028', '/']],
  ['NullableRole', NullableRole.pattern, ['arn:', 'role/', 'a', '\t', '\u0085', '/']],
  ['SourceFileLocation', SourceFileLocation.pattern, ['${', '}', 'a', 'b1', '.', '-', '\n', '_']],
  [
    'SshPublicKeyBody',
    SshPublicKeyBody.pattern,
    ['ssh-', 'ecdsa-', 'rsa', ' ', '\t', '\n', '\v', '\u00a0', 'A', 'Az+/', '=', '!', '-'],
  ],
  ['FilePath', '(.)+', ['a', '\n', '\r', '\u0085', '🗝']],
];

describe('an expression that was rewritten accepts just what the original does', () => {
  test.each(pieces)('%s', (_name, pattern, alphabet) => {
    const texts = fc.array(fc.constantFrom(...alphabet), { maxLength: 14 }).map((parts) => parts.join(''));
    const rewritten = toRegExp(pattern);
    const faithful = original(pattern);
    fc.assert(
      fc.property(texts, (text) => rewritten.test(text) === faithful.test(text)),
      { numRuns: 4000 },
    );
  });

  test('SshPublicKeyBody, from texts that are nearly keys', () => {
    const blank = fc.array(fc.constantFrom(' ', '\t'), { maxLength: 3 });
    const line = fc.array(fc.constantFrom(' ', '\n', '\r', '\f'), { maxLength: 3 });
    const body = fc.array(fc.constantFrom('A', '/', '='), { maxLength: 6 });
    const comment = fc.array(fc.constantFrom('c', '=', ' ', '\u00a0', '\u0007'), { maxLength: 4 });
    const key = fc
      .tuple(line, fc.constantFrom('ssh-rsa', 'ecdsa-x-1', 'ssh-'), blank, body, blank, comment, line)
      .map((parts) => parts.flat().join(''));
    const rewritten = toRegExp(SshPublicKeyBody.pattern);
    const faithful = original(SshPublicKeyBody.pattern);
    fc.assert(
      fc.property(key, (text) => rewritten.test(text) === faithful.test(text)),
      { numRuns: 20_000 },
    );
  });
});

test('classes mean what they mean in Java', () => {
  expect(toRegExp('[\\p{Print}]*').test('a key ~!')).toBe(true);
  expect(toRegExp('[\\p{Print}]*').test('é')).toBe(false);
  expect(toRegExp('/.*').test('/a\u0085b')).toBe(false);
  expect(toRegExp('arn:\\S+').test('arn:\u00a0')).toBe(true);
  expect(toRegExp('[\\w- ]*').test('a-b c')).toBe(true);
  expect(toRegExp('[0-9a-fA-F\\.\\:]+').test('::1')).toBe(true);
  expect(toRegExp('[\\P{M}\\p{M}]*').test('e\u0301\n🗝')).toBe(true);
});

test('a pattern must match the whole text', () => {
  expect(toRegExp('s-([0-9a-f]{17})').test('s-0123456789abcdef0\n')).toBe(false);
  expect(toRegExp('(|/.*)').test('a/b')).toBe(false);
});

test('no pattern of the model hangs on 40 KB of hostile text', () => {
  const source = fileURLToPath(new URL('./pattern.ts', import.meta.url));
  const program = `
    const { toRegExp } = require(${JSON.stringify(source)});
    const size = 40_000;
    const heads = ['', 'arn:', 'arn:role/', 'ssh-rsa', 'ssh-rsa ', 'ssh-rsa A', 'ecdsa-', '\${', '/', 'S-1-', 's-',
      'Transfer', 'TransferSecurityPolicy-', 'c-0123456789abcdef0-', 'fs-', 'arn:aws:elasticfilesystem:', 'arn:aws:lambda:'];
    const bodies = ['a', 'A', '0', ' ', '\\t', '\\n', '=', '-', 'role/', 'a.', 'SecurityPolicy-', ' \\n', '.json', ':', '🗝', 'ssh-a '];
    const tails = ['', '\\0', '\\n', ' \\0', '}', '\\u2028\\0'];
    let answers = 0;
    for (const pattern of ${JSON.stringify(allPatterns())})
      for (const head of heads) for (const body of bodies) for (const tail of tails) {
        toRegExp(pattern).test(head + body.repeat(size / body.length) + tail);
        answers++;
      }
    console.log(answers);`;
  const child = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=commonjs', '-e', program], {
    encoding: 'utf8',
    timeout: 50_000,
    killSignal: 'SIGKILL',
  });
  expect(child.stderr).toBe('');
  expect(Number(child.stdout)).toBe(allPatterns().length * 17 * 16 * 6);
}, 60_000);

test('hostile texts get the right answer', () => {
  const key = toRegExp(SshPublicKeyBody.pattern);
  const many = (text: string) => text.repeat(100_000);
  expect(key.test(`ssh-rsa ${many('A')}`)).toBe(true);
  expect(key.test(`ssh-rsa ${many('A')}!`)).toBe(false);
  expect(key.test(`ssh-rsa${many(' ')}`)).toBe(true);
  expect(key.test(`ssh-rsa${many(' ')}\0`)).toBe(true);
  expect(key.test(`ssh-rsa${many(' ')}\n\0`)).toBe(false);
  expect(key.test(`ssh-rsa AAAA ${many('c ')}${many('\n')}`)).toBe(true);
  expect(key.test(`ssh-rsa AAAA ${many('c ')}${many('\n')}x`)).toBe(false);
  expect(toRegExp(Role.pattern).test(`arn:${many('role/')}x`)).toBe(true);
  expect(toRegExp(Role.pattern).test(`arn:${many('role/')}x\n`)).toBe(false);
  expect(toRegExp(SourceFileLocation.pattern).test(`\${${many('a')}}`)).toBe(true);
  expect(toRegExp(SourceFileLocation.pattern).test(`\${${many('a.')}}`)).toBe(false);
});
