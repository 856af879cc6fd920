// How the checks are summed up.
import { expect, test } from 'vitest';
import { one, summary } from './gates.mjs';

test('the last lines name what failed and count everything', () => {
  const failed = { passed: 3, failed: 1, skipped: 0, failures: ['lib/a.test.ts › a key opens a session'] };
  expect(summary([one, failed])).toBe(
    '\nFailed:\n  lib/a.test.ts › a key opens a session\n\n4 passed, 1 failed',
  );
});

test('what all passed ends with one line and no other', () => {
  expect(summary([one, { ...one, skipped: 2 }]).trim()).toBe('2 passed, 0 failed, 2 skipped');
});
