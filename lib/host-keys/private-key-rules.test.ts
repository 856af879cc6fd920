/** Host keys as the real ssh-keygen and OpenSSL's formats write them. */
import { createHash, generateKeyPairSync } from 'node:crypto';
import ssh2 from 'ssh2';
import { describe, expect, it } from 'vitest';
import { parseHostKey } from './private-key-rules';

function fingerprint(blob: Uint8Array | undefined): string {
  return createHash('sha256')
    .update(blob ?? new Uint8Array())
    .digest('base64');
}

const { generateKeyPairSync: sshPair, parseKey } = ssh2.utils;

function blobOf(privateKey: string): string {
  const key = parseKey(privateKey);
  if (key instanceof Error) throw key;
  return fingerprint(key.getPublicSSH());
}

// Making RSA keys takes long on a busy machine.
describe('keys that AWS takes', { timeout: 60_000 }, () => {
  it.each([
    ['ssh-ed25519', () => sshPair('ed25519').private],
    ['ecdsa-sha2-nistp384', () => sshPair('ecdsa', { bits: 384 }).private],
    ['ssh-rsa', () => sshPair('rsa', { bits: 2048 }).private],
    [
      'ssh-rsa',
      () =>
        generateKeyPairSync('rsa', {
          modulusLength: 3072,
          privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
          publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
        }).privateKey,
    ],
  ])('tells type and fingerprint of %s', (type, make) => {
    const text = make();
    const parsed = parseHostKey(text);
    expect(parsed).toMatchObject({ facts: { type } });
    if ('facts' in parsed) expect(fingerprint(parsed.facts.publicBlob)).toBe(blobOf(text));
  });

  it('counts the bits of RSA', () => {
    expect(parseHostKey(sshPair('rsa', { bits: 3072 }).private)).toMatchObject({ facts: { bits: 3072 } });
  });

  it.each([
    ['ecdsa-sha2-nistp256', 'sec1'],
    ['ecdsa-sha2-nistp256', 'pkcs8'],
  ] as const)('tells %s in %s', (type, container) => {
    const { privateKey } = generateKeyPairSync('ec', {
      namedCurve: 'P-256',
      privateKeyEncoding: { type: container, format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    expect(parseHostKey(privateKey)).toEqual({ facts: { type } });
  });
});

describe('what is refused before it leaves the browser', () => {
  const ed25519 = sshPair('ed25519');
  const small = sshPair('rsa', { bits: 1024 }).private;
  const encrypted = sshPair('ed25519', { passphrase: 'secret', cipher: 'aes256-ctr', rounds: 4 }).private;
  it.each([
    ['a public key', ed25519.public, /public key/],
    ['a passphrase in OpenSSH form', encrypted, /passphrase/],
    [
      'a passphrase in PEM',
      '-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----',
      /passphrase/,
    ],
    ['a PuTTY key', 'PuTTY-User-Key-File-3: ssh-ed25519', /PuTTY/],
    ['a certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----', /certificate/],
    ['a short RSA key', small, /1024 bits/],
    ['a cut key', ed25519.private.replace(/\n[^\n]+\n-----END/, '\n-----END'), /damaged/],
    ['any other text', 'hello', /no private key/],
    ['too much text', 'x'.repeat(5000), /4,096/],
  ])('refuses %s and says why', (_, text, reason) => {
    expect(parseHostKey(text)).toEqual({ problem: expect.stringMatching(reason) });
  });
});
