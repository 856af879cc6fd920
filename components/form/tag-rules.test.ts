/** The rules of tags. */
import { describe, expect, it } from 'vitest';
import { cleanTags, hasTagErrors, remainingTags, tagError } from './tag-rules';

const tag = (Key: string, Value = '') => ({ Key, Value });

describe('tags', () => {
  it('marks the second of two equal keys, not the first', () => {
    const rows = [tag('Name', 'a'), tag(' Name ', 'b')];
    expect([tagError(rows, 0), tagError(rows, 1)]).toEqual([undefined, 'The key "Name" is there twice.']);
  });

  it('keeps keys apart by case, as AWS does', () => {
    expect(hasTagErrors([tag('name'), tag('Name')])).toBe(false);
  });

  it.each(['aws:x', 'AWS:x'])('refuses the reserved key %s', (key) => {
    expect(tagError([tag(key)], 0)).toMatch(/reserved/);
  });

  it('refuses a value without a key and over-long parts', () => {
    expect(tagError([tag('', 'v')], 0)).toMatch(/needs a key/);
    expect(tagError([tag('k'.repeat(129))], 0)).toMatch(/128/);
    expect(tagError([tag('k', 'v'.repeat(257))], 0)).toMatch(/256/);
    expect(tagError([tag('k'.repeat(128), 'v'.repeat(256))], 0)).toBeUndefined();
  });

  it('leaves empty rows out and keeps empty values', () => {
    expect(cleanTags([tag(''), tag(' a ')])).toEqual([tag('a')]);
  });

  it('counts down to the limit of fifty', () => {
    const rows = Array.from({ length: 49 }, (_, index) => tag(`k${index}`));
    expect(remainingTags(rows)).toBe('1 more tag can be added.');
    expect(remainingTags([...rows, tag('last')])).toMatch(/^No more tags/);
  });
});
