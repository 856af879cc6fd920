import { expect, test } from 'vitest';
import { derOf, pemBlocks } from './pem';

const block = (label: string, body: string) => `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----`;

test('blocks are found in their order, with any line ends and whatever stands between them', () => {
  const text = `about\r\n${block('A', 'AAEC').replaceAll('\n', '\r\n')}\r\nthen\r\n${block('B C', 'AwQ=')}`;
  const blocks = pemBlocks(text) ?? [];
  expect(blocks.map(({ label }) => label)).toEqual(['A', 'B C']);
  expect(blocks.map((found) => derOf(found)?.toJSON().data)).toEqual([
    [0, 1, 2],
    [3, 4],
  ]);
});

test('headers, as those of an encrypted key, belong to the block', () => {
  const [found] = pemBlocks(block('RSA PRIVATE KEY', 'DEK-Info: AES-256-CBC,00\n\nAAEC')) ?? [];
  expect(found?.body).toContain('AES-256-CBC');
  expect(found && derOf(found)).toBeUndefined();
});

test.each([
  ['has no end', '-----BEGIN A-----\nAAEC'],
  ['ends as another', '-----BEGIN A-----\nAAEC\n-----END B-----'],
  ['has no name', '-----BEGIN -----\nAAEC\n-----END -----'],
  ['begins twice', '-----BEGIN A-----\n-----BEGIN A-----\nAAEC\n-----END A-----'],
])('a block that %s spoils the text', (_, text) => {
  expect(pemBlocks(text)).toBeUndefined();
});

test.each(['', 'AAE', 'AA EC!', 'AAEC=AAEC', 'AA_-'])('%o is no base64 of a block', (body) => {
  const [found] = pemBlocks(block('A', body)) ?? [];
  expect(found && derOf(found)).toBeUndefined();
});
