import { expect, test } from 'vitest';
import { codeAt, stepAt, stepOf } from './totp';

const SECRET = '12345678901234567890';

// RFC 6238, appendix B, cut to six digits.
test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('at second %i the code is %s, as the standard says', (second, code) => {
  expect(codeAt(SECRET, stepAt(second * 1000))).toBe(code);
});

test('a code counts one step before and after its time, and no longer', () => {
  const now = 1_234_567_890_000;
  const step = stepAt(now);
  for (const offset of [-1, 0, 1])
    expect(stepOf(SECRET, codeAt(SECRET, step + offset), now)).toBe(step + offset);
  for (const offset of [-2, 2]) expect(stepOf(SECRET, codeAt(SECRET, step + offset), now)).toBeUndefined();
});

test('what is no code of six digits belongs to no step', () => {
  for (const text of ['', '12345', '1234567', '12345a', '１２３４５６', ' 12345']) {
    expect(stepOf(SECRET, text)).toBeUndefined();
  }
});
