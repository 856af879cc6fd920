import { spawnSync } from 'node:child_process';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateHostKey, type HostKey, parseHostKey } from './host-key';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'host-keys-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** ssh2 must read what is kept, and see the key that we say it is. */
function expectUsable(key: HostKey | undefined, type: string): void {
  const parsed = ssh2.utils.parseKey(key?.privateKey ?? '');
  if (parsed instanceof Error) throw parsed;
  expect(key?.type).toBe(type);
  expect(parsed.type).toBe(type);
  expect(parsed.isPrivateKey()).toBe(true);
  expect(parsed.getPublicSSH()).toEqual(key?.publicBlob);
  expect(key?.fingerprint).toMatch(/^SHA256:[A-Za-z0-9+/]{43}=$/);
}

const made: [string, KeyObject, string[]][] = [
  ['ssh-rsa', generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey, ['pkcs1', 'pkcs8']],
  ['ecdsa-sha2-nistp256', generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey, ['sec1', 'pkcs8']],
  ['ecdsa-sha2-nistp384', generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey, ['sec1', 'pkcs8']],
  ['ecdsa-sha2-nistp521', generateKeyPairSync('ec', { namedCurve: 'P-521' }).privateKey, ['sec1', 'pkcs8']],
  ['ssh-ed25519', generateKeyPairSync('ed25519').privateKey, ['pkcs8']],
];
const pemCases = made.flatMap(([type, key, forms]) => forms.map((form) => ({ type, key, form })));

test.each(pemCases)('$type in PEM ($form) is a host key', ({ type, key, form }) => {
  const pem = key.export({ format: 'pem', type: form as 'pkcs8' }).toString();
  expectUsable(parseHostKey(pem), type);
});

const openSsh = spawnSync('ssh-keygen', ['-?']).error === undefined;
if (!openSsh) console.log('ssh-keygen is missing: keys made by OpenSSH are not tried.');

describe.runIf(openSsh)('keys made by OpenSSH', () => {
  test.each([
    ['rsa', '3072', 'ssh-rsa'],
    ['ecdsa', '256', 'ecdsa-sha2-nistp256'],
    ['ecdsa', '521', 'ecdsa-sha2-nistp521'],
    ['ed25519', '256', 'ssh-ed25519'],
  ])('%s of %s bits is %s, with the fingerprint that ssh-keygen prints, padded', (name, bits, type) => {
    const file = join(folder, `${name}${bits}`);
    spawnSync('ssh-keygen', ['-q', '-t', name, '-b', bits, '-N', '', '-f', file]);
    const key = parseHostKey(readFileSync(file, 'utf8'));
    expectUsable(key, type);
    const listed = spawnSync('ssh-keygen', ['-l', '-f', file], { encoding: 'utf8' }).stdout.split(' ')[1];
    expect(key?.fingerprint).toBe(`${listed}=`);
  });

  test('a key under a passphrase is none', () => {
    const file = join(folder, 'locked');
    spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', 'secret', '-f', file]);
    expect(parseHostKey(readFileSync(file, 'utf8'))).toBeUndefined();
  });
});

test('Ed25519 as it is written for ssh2 reads back as the same key', () => {
  const key = generateHostKey('ed25519');
  expectUsable(key, 'ssh-ed25519');
  expect(parseHostKey(key.privateKey)).toEqual(key);
  expectUsable(generateHostKey('ecdsa'), 'ecdsa-sha2-nistp256');
});

test.each([
  ['nothing', ''],
  ['a text', 'host key'],
  ['a public key', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ+Yy'],
  ['RSA of 1024 bits', generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey],
  ['a DSA key', generateKeyPairSync('dsa', { modulusLength: 2048, divisorLength: 256 }).privateKey],
  ['another curve', generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey],
  ['Ed448', generateKeyPairSync('ed448').privateKey],
])('%s is no host key', (_what, key) => {
  const text = typeof key === 'string' ? key : key.export({ format: 'pem', type: 'pkcs8' }).toString();
  expect(parseHostKey(text)).toBeUndefined();
});

test('PEM under a passphrase is no host key', () => {
  const { privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { format: 'pem', type: 'spki' },
    privateKeyEncoding: { format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'secret' },
  });
  expect(parseHostKey(privateKey)).toBeUndefined();
});
