import { createPrivateKey } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { parsePublicKey } from '@/lib/ssh-keys/rules';
import { makeHostKey, makePublicKey } from './demo-keys.mjs';

const ROUNDS = 600;

describe('the keys of the demo', () => {
  test.each([
    ['ed25519', 256, 'ED25519'],
    ['rsa', 2048, 'RSA'],
    ['ecdsa', 256, 'ECDSA'],
    ['ecdsa', 384, 'ECDSA'],
    ['ecdsa', 521, 'ECDSA'],
  ] as const)('%s of %i bits is a key line that says what it is', (type, bits, algorithm) => {
    const parsed = parsePublicKey(makePublicKey(type, bits, 'ana@laptop'));
    expect(parsed).toMatchObject({ ok: true, key: { algorithm, bits, comment: 'ana@laptop' } });
  });

  test('one in hundreds begins with a zero, and is well-formed too', () => {
    for (let round = 0; round < ROUNDS; round++)
      expect(parsePublicKey(makePublicKey('ed25519', 256, 'ana')).ok).toBe(true);
  });

  test.each(['ed25519', 'rsa', 'ecdsa'] as const)('a host key of type %s can be read again', (type) => {
    expect(createPrivateKey(makeHostKey(type)).type).toBe('private');
  });
});
