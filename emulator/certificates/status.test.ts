import { expect, test } from 'vitest';
import { certificateStatus, isUsable } from './status';

const certificate = { NotBeforeDate: 1000, ActiveDate: 2000, InactiveDate: 3000, NotAfterDate: 4000 };
const at = (time: number) => new Date(time);

test.each([
  [1999, 'PENDING_ROTATION'],
  [2000, 'ACTIVE'],
  [2999, 'ACTIVE'],
  [3000, 'INACTIVE'],
] as const)('at %i a certificate that is active from 2000 to 3000 is %s', (time, status) => {
  expect(certificateStatus(certificate, at(time))).toBe(status);
  expect(isUsable(certificate, at(time))).toBe(status === 'ACTIVE');
});

test('a certificate is used within its own validity only', () => {
  const narrow = { ...certificate, NotBeforeDate: 2200, NotAfterDate: 2800 };
  expect([2199, 2200, 2800, 2801].map((time) => isUsable(narrow, at(time)))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
