import { describe, expect, test } from 'vitest';
import { relativeTime } from '@/lib/format';
import { endWords, reasonAgainstRemoval, type WorkingKey } from './rules';

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

test('an end is told as every other time of the page', () => {
  expect(endWords(now + 5.9 * DAY, false, now)).toBe(`expires ${relativeTime(now + 5.9 * DAY, now)}`);
  expect(endWords(now + 5 * DAY, false, now)).toBe('expires in 5 days');
  expect(endWords(now + DAY, true, now)).toBe('is removed in 1 day');
  expect(endWords(now + 1_000, false, now)).toBe('expires within a minute');
  expect(endWords(now - 1_000, false, now)).toBe('has expired');
});
