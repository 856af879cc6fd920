import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateHostKey } from './host-key';
import { parseSshPublicKey } from './ssh-public-key';
import { wireInteger, wireString } from './ssh-wire';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keys-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Made by OpenSSH itself. */
function keygen(type: string, bits: number): { body: string; fingerprint: string } {
  const file = join(folder, `${type}-${bits}`);
  spawnSync('ssh-keygen', ['-q', '-t', type, '-b', String(bits), '-N', '', '-C', 'me@home', '-f', file]);
  const listed = spawnSync('ssh-keygen', ['-l', '-f', `${file}.pub`], { encoding: 'utf8' }).stdout;
  return { body: readFileSync(`${file}.pub`, 'utf8'), fingerprint: listed.split(' ')[1] ?? '' };
}

const body = (type: string, ...fields: Buffer[]) =>
  `${type} ${Buffer.concat([wireString(type), ...fields]).toString('base64')}`;

const openSsh = spawnSync('ssh-keygen', ['-?']).error === undefined;
if (!openSsh) console.log('ssh-keygen is missing: keys made by OpenSSH are not tried.');

describe.runIf(openSsh)('keys made by OpenSSH', () => {
  test.each([
    ['rsa', 'ssh-rsa', 2048],
    ['rsa', 'ssh-rsa', 3072],
    ['ecdsa', 'ecdsa-sha2-nistp256', 256],
    ['ecdsa', 'ecdsa-sha2-nistp384', 384],
    ['ecdsa', 'ecdsa-sha2-nistp521', 521],
    ['ed25519', 'ssh-ed25519', 256],
  ])('%s gives %s of %i bits with the fingerprint that ssh-keygen prints', (name, type, bits) => {
    const { body, fingerprint } = keygen(name, bits);
    expect(parseSshPublicKey(body)).toMatchObject({ type, bits, fingerprint });
    expect(parseSshPublicKey(`\n ${body.replace(' me@home', '')}`)?.fingerprint).toBe(fingerprint);
  });

  test('RSA keys of other sizes are none', () => {
    expect(parseSshPublicKey(keygen('rsa', 1024).body)).toBeUndefined();
    expect(parseSshPublicKey(keygen('rsa', 2056).body)).toBeUndefined();
  });
});

describe('what only looks like a key is none', () => {
  const x = generateHostKey('ecdsa').publicBlob.subarray(-64, -32);
  const modulus = Buffer.alloc(256, 0xa5);
  const e = wireInteger(Buffer.from([1, 0, 1]));
  const good = body('ssh-rsa', e, wireInteger(modulus));

  test('while its sound counterpart is one', () => expect(parseSshPublicKey(good)?.bits).toBe(2048));

  test.each([
    ['nothing after the type', 'ssh-rsa '],
    ['a blob that is cut short', good.slice(0, -8)],
    ['bytes after the last field', body('ssh-rsa', e, wireInteger(modulus), Buffer.alloc(1))],
    ['a blob of another type', good.replace('ssh-rsa', 'ssh-ed25519')],
    ['base64 with bits that no byte holds', 'ssh-ed25519 AAB'],
    ['a DSA key', body('ssh-dss', e, e, e, e)],
    ['an even modulus', body('ssh-rsa', e, wireInteger(Buffer.alloc(256, 0xa4)))],
    ['an exponent of one', body('ssh-rsa', wireInteger(Buffer.of(1)), wireInteger(modulus))],
    ['a negative modulus', body('ssh-rsa', e, wireString(modulus))],
    [
      'a modulus with needless zeros',
      body('ssh-rsa', e, wireString(Buffer.concat([Buffer.alloc(2), modulus]))),
    ],
    ['an Ed25519 key of 31 bytes', body('ssh-ed25519', wireString(Buffer.alloc(31)))],
    [
      'a point that is not on the curve',
      body(
        'ecdsa-sha2-nistp256',
        wireString('nistp256'),
        wireString(Buffer.concat([Buffer.of(4), x, Buffer.alloc(32, 7)])),
      ),
    ],
    [
      'a curve other than the type says',
      body('ecdsa-sha2-nistp256', wireString('nistp384'), wireString(Buffer.alloc(97, 4))),
    ],
    [
      'a compressed point',
      body('ecdsa-sha2-nistp256', wireString('nistp256'), wireString(Buffer.alloc(33, 2))),
    ],
    ['a security key', body('sk-ssh-ed25519@openssh.com', wireString(Buffer.alloc(32)), wireString('ssh:'))],
  ])('%s', (_what, text) => expect(parseSshPublicKey(text)).toBeUndefined());
});

test.runIf(openSsh)(
  'a body that OpenSSH can list is read to the same fingerprint, whatever its comment',
  () => {
    const { body, fingerprint } = keygen('ed25519', 256);
    const file = join(folder, 'commented.pub');
    writeFileSync(file, body.replace('me@home', 'two words = and more'));
    expect(parseSshPublicKey(readFileSync(file, 'utf8'))?.fingerprint).toBe(fingerprint);
  },
);
