/** Private keys and locked files as openssl writes them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileText } from './containers';
import { type LockedReason, openLocked } from './locked';
import { readPrivateKey } from './private-key';
import { readPasted } from './read-pasted';
import { mismatch } from './rules';
import { OpensslFolder } from './test-certificates';

const folder = new OpensslFolder();
const PASSWORD = 'correct horse';
const export12 = [
  'pkcs12',
  '-export',
  '-in',
  'ours.pem',
  '-inkey',
  'ours.key',
  '-passout',
  `pass:${PASSWORD}`,
];
beforeAll(() => {
  folder.selfSigned('ours');
  folder.selfSigned('other');
  folder.run('rsa', '-in', 'ours.key', '-traditional', '-out', 'pkcs1.key');
  folder.run('pkcs8', '-topk8', '-in', 'ours.key', '-outform', 'DER', '-nocrypt', '-out', 'pkcs8.der');
  folder.run(
    'pkcs8',
    '-topk8',
    '-in',
    'ours.key',
    '-v2',
    'aes256',
    '-passout',
    `pass:${PASSWORD}`,
    '-out',
    'locked.key',
  );
  folder.run(
    'pkcs8',
    '-topk8',
    '-in',
    'ours.key',
    '-v2',
    'des3',
    '-passout',
    `pass:${PASSWORD}`,
    '-out',
    'des3.key',
  );
  folder.run(
    'rsa',
    '-in',
    'ours.key',
    '-aes128',
    '-traditional',
    '-passout',
    `pass:${PASSWORD}`,
    '-out',
    'old.key',
  );
  folder.run(...export12, '-out', 'ours.p12');
  folder.run(
    ...export12,
    '-certpbe',
    'AES-128-CBC',
    '-keypbe',
    'AES-256-CBC',
    '-iter',
    '3000',
    '-out',
    'mixed.p12',
  );
  folder.run(...export12, '-certpbe', 'NONE', '-keypbe', 'NONE', '-out', 'open.p12');
  folder.run(...export12, '-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES', '-out', 'legacy.p12');
  folder.run('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', 'curve.key');
}, 60_000);
afterAll(() => folder.remove());

function certificate(name: string) {
  const read = readPasted(folder.text(name));
  if (!read.ok) throw new Error(read.problem.title);
  return read.chain[0];
}

function key(text: string) {
  const read = readPrivateKey(text);
  if (!read.ok) throw new Error(read.problem.title);
  return read.key;
}

describe('a private key', () => {
  it.each(['ours.key', 'pkcs1.key', 'pkcs8.der'])(
    'in %s is told to belong to its certificate alone',
    (file) => {
      const ours = key(fileText(folder.bytes(file)));
      expect(ours.bits).toBe(2048);
      expect(mismatch(certificate('ours.pem'), ours)).toBeUndefined();
      expect(mismatch(certificate('other.pem'), ours)?.kind).toBe('mismatch');
    },
  );

  it('is found beside its certificate', () => {
    expect(key(folder.text('ours.pem') + folder.text('ours.key')).pem.trim()).toBe(
      folder.text('ours.key').trim(),
    );
  });

  it.each([
    ['locked.key', 'encrypted-key'],
    ['old.key', 'encrypted-key'],
    ['ours.p12', 'pkcs12'],
    ['curve.key', 'not-rsa'],
    ['ours.pem', 'unknown'],
  ])('is not read from %s, and the reason is told', (file, kind) => {
    expect(readPrivateKey(fileText(folder.bytes(file)))).toMatchObject({ ok: false, problem: { kind } });
  });

  it('with a changed digit is damaged', () => {
    const text = folder.text('pkcs1.key');
    const at = text.indexOf('\n', 200) + 5;
    const changed = text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
    expect(readPrivateKey(changed)).toMatchObject({ ok: false, problem: { kind: 'damaged' } });
  });
});

describe('a locked file', () => {
  it.each(['ours.p12', 'mixed.p12', 'open.p12'])('%s opens to certificate and key', async (file) => {
    const opened = await openLocked(fileText(folder.bytes(file)), PASSWORD);
    if (!opened.ok) throw new Error(opened.reason);
    expect(opened.certificates).toBe(folder.text('ours.pem'));
    expect(mismatch(certificate('ours.pem'), key(opened.privateKey))).toBeUndefined();
  });

  it('locked.key opens to the key', async () => {
    const opened = await openLocked(folder.text('locked.key'), PASSWORD);
    expect(opened).toMatchObject({ ok: true, certificates: '' });
    if (opened.ok) expect(mismatch(certificate('ours.pem'), key(opened.privateKey))).toBeUndefined();
  });

  it.each<[string, string, LockedReason]>([
    ['ours.p12', 'wrong', 'password'],
    ['locked.key', '', 'password'],
    ['legacy.p12', PASSWORD, 'cipher'],
    ['des3.key', PASSWORD, 'cipher'],
    ['old.key', PASSWORD, 'cipher'],
  ])('%s with the password "%s" says: %s', async (file, password, reason) => {
    expect(await openLocked(fileText(folder.bytes(file)), password)).toEqual({ ok: false, reason });
  });
});
