import { X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isInstalled, run } from '../sftp/openssh';
import { certificateId, certificateOf } from './certificate-folder';
import { selfSigned } from './self-signed';

const arn = 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b-2c3d';
let folder: string;
let own: string;
let given: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'certificates-'));
  own = join(folder, 'own');
  given = folder;
});
afterEach(() => rmSync(folder, { recursive: true }));

test('one that nobody gave is made once, for this machine, and its key is for its owner only', () => {
  const made = certificateOf(arn, { own });
  expect(certificateOf(arn, { given, own })).toEqual(made);
  expect(readFileSync(join(own, '0a1b-2c3d.crt'), 'utf8')).toBe(made.cert);
  expect(statSync(join(own, '0a1b-2c3d.key')).mode & 0o777).toBe(0o600);
  const certificate = new X509Certificate(made.cert);
  for (const name of ['localhost']) expect(certificate.checkHost(name)).toBe(name);
  for (const address of ['127.0.0.1', '::1']) expect(certificate.checkIP(address)).toBeTruthy();
  expect(certificate.checkIssued(certificate)).toBe(true);
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(new Date(certificate.validFrom) < new Date() && new Date() < new Date(certificate.validTo)).toBe(
    true,
  );
});

test.runIf(isInstalled('openssl'))('OpenSSL finds nothing wrong with one that was made', async () => {
  certificateOf(arn, { own });
  const file = join(own, '0a1b-2c3d.crt');
  expect(await run('openssl', ['verify', '-x509_strict', '-CAfile', file, file])).toMatchObject({ code: 0 });
});

test('one that was given is used, and nothing is made', () => {
  const identity = selfSigned('given', new Date());
  writeFileSync(join(given, '0a1b-2c3d.crt'), identity.cert);
  writeFileSync(join(given, '0a1b-2c3d.key'), identity.key);
  expect(certificateOf(arn, { given, own })).toEqual(identity);
  expect(existsSync(own)).toBe(false);
});

test('a certificate without its own key is refused by the names of the files', () => {
  writeFileSync(join(given, '0a1b-2c3d.crt'), selfSigned('one', new Date()).cert);
  const sentence = `${join(given, '0a1b-2c3d.key')} is not the private key of the certificate in ${join(given, '0a1b-2c3d.crt')}.`;
  expect(() => certificateOf(arn, { given, own })).toThrow(sentence);
  writeFileSync(join(given, '0a1b-2c3d.key'), selfSigned('other', new Date()).key);
  expect(() => certificateOf(arn, { given, own })).toThrow(sentence);
});

test('whatever text stands for a certificate names one file in the folder', () => {
  for (const text of ['../../etc/passwd', 'arn:aws:acm:x:y:certificate/../../a', '', 'a'.repeat(1600), 'é'])
    expect(certificateId(text)).toMatch(/^[0-9a-f]{36}$/);
  certificateOf('../../escape', { own });
  expect(readdirSync(own)).toHaveLength(2);
});
