/** How figures, sizes and times are worded. */
import { describe, expect, it } from 'vitest';
import { bytes, count, duration, expiryUrgency, list, plural, relativeTime, utc, utcDay } from './format';

const now = Date.UTC(2026, 10, 22, 12);
const at = (seconds: number) => now + seconds * 1000;
const day = 86_400;

describe('figures', () => {
  it('groups thousands and agrees in number', () => {
    expect(count(10_000)).toBe('10,000');
    expect([plural(0, 'user'), plural(1, 'user'), plural(1200, 'user')]).toEqual([
      '0 users',
      '1 user',
      '1,200 users',
    ]);
    expect(plural(2, 'policy', 'policies')).toBe('2 policies');
  });

  it('joins words as a sentence does', () => {
    expect([list([]), list(['a']), list(['a', 'b']), list(['a', 'b', 'c'])]).toEqual([
      '',
      'a',
      'a and b',
      'a, b and c',
    ]);
  });

  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1 KiB'],
    [1536, '1.5 KiB'],
    [1024 ** 2 - 1, '1 MiB'],
    [200 * 1024 ** 2, '200 MiB'],
    [5.25 * 1024 ** 3, '5.3 GiB'],
  ])('words %d bytes as %s', (value, text) => {
    expect(bytes(value)).toBe(text);
  });

  it.each([
    [340, '340 ms'],
    [1000, '1 s'],
    [1240, '1.2 s'],
    [125_000, '2 min 5 s'],
  ])('words %d ms as %s', (value, text) => {
    expect(duration(value)).toBe(text);
  });
});

describe('time', () => {
  it.each([
    [0, 'just now'],
    [-44, 'just now'],
    [-45, '1 minute ago'],
    [-300, '5 minutes ago'],
    [-3599, '59 minutes ago'],
    [-7200, '2 hours ago'],
    [12 * day, 'in 12 days'],
    [7 * day - 1, 'in 7 days'],
    [1 - 7 * day, '6 days ago'],
    [59 * day, 'in 59 days'],
    [95 * day, 'in 3 months'],
    [-800 * day, '2 years ago'],
  ])('words %d seconds from now as %s', (seconds, text) => {
    expect(relativeTime(at(seconds), now)).toBe(text);
  });

  it('stamps in UTC whatever the zone of the reader', () => {
    expect(utc('2026-11-22T03:39:19.500+02:00')).toBe('2026-11-22 01:39:19 UTC');
    expect(utcDay(now)).toBe('2026-11-22');
  });

  it('says nothing of a moment that is none', () => {
    expect([utc('soon'), relativeTime('soon', now)]).toEqual(['', '']);
  });

  it('ranks an expiry by its distance', () => {
    const ranks = [-1, 3 * day, 20 * day, 90 * day].map((seconds) => expiryUrgency(at(seconds), now));
    expect(ranks).toEqual(['expired', 'urgent', 'soon', 'far']);
  });
});
