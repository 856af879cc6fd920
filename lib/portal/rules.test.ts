import { describe, expect, test } from 'vitest';
import { dueReminder, expiryWords, reasonAgainstRemoval, type WorkingKey } from './rules';

const DAY = 86_400_000;
const now = 1_800_000_000_000;
const key = (fingerprint: string, more: Partial<WorkingKey> = {}): WorkingKey => ({
  fingerprint,
  accepted: true,
  expiresAt: null,
  removeAt: null,
  ...more,
});

describe('a key may go only while another one works', () => {
  const allowed = (keys: WorkingKey[], removeExpired = true) =>
    reasonAgainstRemoval(keys, 'a', removeExpired, now) === undefined;

  test('a second one that works is enough', () => expect(allowed([key('a'), key('b')])).toBe(true));
  test.each([
    ['there is none', []],
    ['the other one is about to be removed', [key('b', { removeAt: now + DAY })]],
    ['the server does not take the other one', [key('b', { accepted: false })]],
    ['the other one has expired and is removed for it', [key('b', { expiresAt: now - 1 })]],
  ])('not where %s', (_why, others) => expect(allowed([key('a'), ...others])).toBe(false));

  test('an expired key that stays still works', () =>
    expect(allowed([key('a'), key('b', { expiresAt: now - 1 })], false)).toBe(true));
});

test.each([
  [31, undefined],
  [30, 30],
  [15, 30],
  [14, 14],
  [7, 7],
  [2, 7],
  [1, 1],
  [0, 1],
])('%d days before an expiry the reminder of day %s is due', (days, due) =>
  expect(dueReminder(now + days * DAY, now)).toBe(due),
);

test('an expiry is told in days', () => {
  expect(expiryWords(now + 3 * DAY - 1, now)).toBe('expires in 3 days');
  expect(expiryWords(now + 1_000, now)).toBe('expires within a day');
  expect(expiryWords(now - 1_000, now)).toBe('has expired');
});
