import { expect, test } from 'vitest';
import { ageViolation, defaultPolicy, expiryOf, violations } from './rules';

const DAY = 24 * 3_600_000;
const ED25519 = { algorithm: 'ED25519', bits: 256 };
const RSA = { algorithm: 'RSA', bits: 2048 };

test('without a policy every key that Transfer Family takes is welcome, in any number and for ever', () => {
  for (const key of [ED25519, RSA, { algorithm: 'ECDSA', bits: 384 }]) {
    expect(violations(defaultPolicy, key, 40)).toEqual([]);
  }
  expect(ageViolation(defaultPolicy, 0, Date.now())).toBeUndefined();
  expect(expiryOf(defaultPolicy, 0)).toBeNull();
});

test('a type that is not allowed is named with those that are', () => {
  const policy = { ...defaultPolicy, allowedTypes: ['ED25519', 'ECDSA'] };
  expect(violations(policy, RSA, 0)).toEqual([
    'Keys of type RSA are not allowed here: use ED25519 or ECDSA.',
  ]);
  expect(violations(policy, ED25519, 0)).toEqual([]);
});

test('a small RSA key is refused by its bits, and other types are not measured by them', () => {
  const policy = { ...defaultPolicy, minimumRsaBits: 3072 };
  expect(violations(policy, RSA, 0)).toEqual(['RSA keys need at least 3072 bits here; this one has 2048.']);
  expect(violations(policy, { ...RSA, bits: 3072 }, 0)).toEqual([]);
  expect(violations(policy, ED25519, 0)).toEqual([]);
});

test('the greatest number counts the keys beside the new one', () => {
  const policy = { ...defaultPolicy, maximumKeys: 2 };
  expect(violations(policy, ED25519, 1)).toEqual([]);
  expect(violations(policy, ED25519, 2)).toEqual([
    'A user may have at most 2 keys here. Remove another one first.',
  ]);
});

test('a key ends when it was wished to, but no later than its greatest age', () => {
  const policy = { ...defaultPolicy, maximumAgeDays: 90 };
  expect(expiryOf(policy, 0)).toBe(90 * DAY);
  expect(expiryOf(policy, 0, 30 * DAY)).toBe(30 * DAY);
  expect(expiryOf(policy, 0, 365 * DAY)).toBe(90 * DAY);
  expect(expiryOf(defaultPolicy, 0, 365 * DAY)).toBe(365 * DAY);
  expect(ageViolation(policy, 0, 90 * DAY)).toBeUndefined();
  expect(ageViolation(policy, 0, 90 * DAY + 1)).toContain('after 90 days');
});
