import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeBase64 } from './blob';
import { describeStoredKey, looksPrivate, type ParsedKey, parsePublicKey } from './rules';

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'ssh-keys-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

let made = 0;
/** A key pair by the real ssh-keygen. */
function keygen(...options: string[]) {
  const file = path.join(dir, `key-${made++}`);
  execFileSync('ssh-keygen', ['-q', '-N', '', '-f', file, ...options]);
  return { file, publicKey: readFileSync(`${file}.pub`, 'utf8'), privateKey: readFileSync(file, 'utf8') };
}

function listed(file: string): string {
  return execFileSync('ssh-keygen', ['-l', '-f', file], { encoding: 'utf8' }).trim();
}

/** Our facts in the words of `ssh-keygen -l`. */
function asListed(parsed: ParsedKey): string {
  if (!parsed.ok) return parsed.problem.title;
  const { bits, fingerprint, comment, algorithm } = parsed.key;
  return `${bits} ${fingerprint} ${comment || 'no comment'} (${algorithm})`;
}

function problemKind(text: string) {
  const parsed = parsePublicKey(text);
  return parsed.ok ? undefined : parsed.problem.kind;
}

function wire(...parts: (string | Uint8Array)[]): Uint8Array {
  const bytes = parts.map((part) => (typeof part === 'string' ? new TextEncoder().encode(part) : part));
  return Buffer.concat(
    bytes.flatMap((part) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(part.length);
      return [length, Buffer.from(part)];
    }),
  );
}

// Large RSA keys take ssh-keygen a while on a busy machine.
describe('keys that Transfer Family takes', { timeout: 60_000 }, () => {
  test.each([
    ['ed25519', ['-t', 'ed25519', '-C', 'alice@example.com']],
    ['ed25519 without a comment', ['-t', 'ed25519', '-C', '']],
    ['a comment of several words', ['-t', 'ed25519', '-C', 'Alice Smith, laptop (2026)']],
    ['a comment beyond ASCII', ['-t', 'ed25519', '-C', 'Zoë Müller 日本']],
    ['RSA 2048', ['-t', 'rsa', '-b', '2048', '-C', 'r2']],
    ['RSA 3072', ['-t', 'rsa', '-b', '3072', '-C', 'r3']],
    ['RSA 4096', ['-t', 'rsa', '-b', '4096', '-C', 'r4']],
    ['ECDSA 256', ['-t', 'ecdsa', '-b', '256', '-C', 'e2']],
    ['ECDSA 384', ['-t', 'ecdsa', '-b', '384', '-C', 'e3']],
    ['ECDSA 521', ['-t', 'ecdsa', '-b', '521', '-C', 'e5']],
  ])('%s is described exactly as ssh-keygen -l does', (_title, options) => {
    const { file, publicKey } = keygen(...options);
    expect(asListed(parsePublicKey(publicKey))).toBe(listed(`${file}.pub`));
    const windows = parsePublicKey(`\uFEFF${publicKey.replace('\n', '\r\n')}`);
    expect(asListed(windows)).toBe(listed(`${file}.pub`));
  });

  test('RFC 4716 is converted to the line that ssh-keygen converts it to', () => {
    for (const options of [
      ['-t', 'rsa', '-b', '2048'],
      ['-t', 'ed25519'],
      ['-t', 'ecdsa'],
    ]) {
      const { file } = keygen(...options, '-C', 'alice laptop');
      const framed = execFileSync('ssh-keygen', ['-e', '-f', `${file}.pub`], { encoding: 'utf8' });
      const back = path.join(dir, 'framed');
      writeFileSync(back, framed);
      const line = execFileSync('ssh-keygen', ['-i', '-f', back], { encoding: 'utf8' }).trim();
      const parsed = parsePublicKey(framed);
      expect(parsed.ok && parsed.key.body.startsWith(line)).toBe(true);
      expect(parsed.ok && parsed.key.notes).toHaveLength(1);
    }
  });

  test('RFC 4716 headers that go over several lines are understood', () => {
    const [type, base64 = ''] = keygen('-t', 'ed25519').publicKey.split(' ');
    const framed = `---- BEGIN SSH2 PUBLIC KEY ----\nComment: "a long \\\ncomment"\nSubject: alice\n${base64}\n---- END SSH2 PUBLIC KEY ----\n`;
    const parsed = parsePublicKey(framed);
    expect(parsed.ok && parsed.key.body).toBe(`${type} ${base64} a long comment`);
  });

  test('options in front of a key are left out, and that is said', () => {
    const { publicKey } = keygen('-t', 'ed25519', '-C', 'alice');
    const parsed = parsePublicKey(`from="10.0.0.0/8",no-pty ${publicKey}`);
    expect(parsed.ok && parsed.key.body).toBe(publicKey.trim());
    expect(parsed.ok && parsed.key.notes[0]).toMatch(/options/);
  });

  test('a key broken over lines by a narrow window is put together again', () => {
    const { publicKey } = keygen('-t', 'rsa', '-b', '3072', '-C', 'alice');
    const wrapped = publicKey.trim().replace(/(.{72})/g, '$1\n');
    const parsed = parsePublicKey(wrapped);
    expect(parsed.ok && parsed.key.body).toBe(publicKey.trim());
  });

  test('comment lines and blank lines around a key do not matter', () => {
    const { publicKey } = keygen('-t', 'ed25519', '-C', 'alice');
    const parsed = parsePublicKey(`\n# my key\n\n  ${publicKey}\n`);
    expect(parsed.ok && parsed.key.body).toBe(publicKey.trim());
  });
});

describe('private keys are told before anything else', () => {
  test.each([
    ['OpenSSH', ['-t', 'ed25519']],
    ['PEM (RSA)', ['-t', 'rsa', '-b', '2048', '-m', 'PEM']],
    ['PEM (EC)', ['-t', 'ecdsa', '-m', 'PEM']],
    ['PKCS #8', ['-t', 'rsa', '-b', '2048', '-m', 'PKCS8']],
    ['DSA', ['-t', 'dsa', '-m', 'PEM']],
  ])('%s', (_title, options) => {
    let pair: ReturnType<typeof keygen>;
    try {
      pair = keygen(...options);
    } catch {
      // Newer releases of OpenSSH make no DSA keys.
      return;
    }
    expect(looksPrivate(pair.privateKey)).toBe(true);
    expect(problemKind(pair.privateKey)).toBe('private');
    expect(problemKind(`${pair.publicKey}\n${pair.privateKey}`)).toBe('private');
    expect(looksPrivate(pair.publicKey)).toBe(false);
  });

  test('without its first line, encrypted, from PuTTY, PGP, SSH2 or as a JWK', () => {
    const { privateKey } = keygen('-t', 'ed25519');
    expect(problemKind(privateKey.split('\n').slice(1).join('\n'))).toBe('private');
    expect(problemKind('-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIF\n')).toBe('private');
    expect(problemKind('PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n')).toBe('private');
    expect(problemKind('-----BEGIN PGP PRIVATE KEY BLOCK-----\n')).toBe('private');
    expect(problemKind('---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\n')).toBe('private');
    expect(problemKind('{"kty":"OKP","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"}')).toBe('private');
  });
});

describe('what Transfer Family does not take is named', () => {
  test('PEM public keys, certificates and PGP, each with the command that converts it', () => {
    const { file } = keygen('-t', 'rsa', '-b', '2048');
    for (const format of ['PKCS8', 'PEM']) {
      const pem = execFileSync('ssh-keygen', ['-e', '-m', format, '-f', `${file}.pub`], { encoding: 'utf8' });
      const parsed = parsePublicKey(pem);
      expect(parsed.ok ? '' : parsed.problem.command).toBe(`ssh-keygen -i -m ${format} -f key.pem`);
    }
    expect(problemKind('-----BEGIN CERTIFICATE-----\nMIID\n-----END CERTIFICATE-----')).toBe('pem');
    expect(problemKind('-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQEN')).toBe('pem');
  });

  test('a certificate signed by ssh-keygen', () => {
    const authority = keygen('-t', 'ed25519');
    const user = keygen('-t', 'ed25519');
    execFileSync('ssh-keygen', [
      '-q',
      '-s',
      authority.file,
      '-I',
      'alice',
      '-n',
      'alice',
      `${user.file}.pub`,
    ]);
    expect(problemKind(readFileSync(`${user.file}-cert.pub`, 'utf8'))).toBe('certificate');
  });

  test('keys on security keys', () => {
    const blob = wire('sk-ssh-ed25519@openssh.com', new Uint8Array(32).fill(7), 'ssh:');
    const line = `sk-ssh-ed25519@openssh.com ${encodeBase64(blob)} alice`;
    const file = path.join(dir, 'sk.pub');
    writeFileSync(file, `${line}\n`);
    expect(listed(file)).toContain('ED25519-SK');
    expect(problemKind(line)).toBe('hardware');
  });

  test('DSA keys', () => {
    const integer = new Uint8Array(129).fill(0x81);
    integer[0] = 0;
    const blob = wire('ssh-dss', integer, integer.slice(0, 21), integer, integer);
    expect(problemKind(`ssh-dss ${encodeBase64(blob)} alice`)).toBe('dsa');
    expect(describeStoredKey(`ssh-dss ${encodeBase64(blob)} alice`)).toMatchObject({
      bits: 1024,
      algorithm: 'DSA',
    });
  });

  test.each([1024, 2047, 5120, 8192])('an RSA key of %i bits', (bits) => {
    const modulus = new Uint8Array(Math.ceil(bits / 8) + 1).fill(0xff);
    modulus[0] = 0;
    if (bits % 8) modulus[1] = 0xff >> (8 - (bits % 8));
    const parsed = parsePublicKey(
      `ssh-rsa ${encodeBase64(wire('ssh-rsa', new Uint8Array([1, 0, 1]), modulus))}`,
    );
    expect(parsed.ok ? '' : parsed.problem.title).toContain(`${bits} bits`);
  });

  test('several keys at once, and a comment that makes the key too long', () => {
    const { publicKey } = keygen('-t', 'ed25519', '-C', 'alice');
    expect(problemKind(`${publicKey}${keygen('-t', 'ed25519').publicKey}`)).toBe('several');
    expect(problemKind(`${publicKey.trim()} ${'x'.repeat(2048)}`)).toBe('too-long');
  });
});

describe('damage is told as damage', () => {
  test('a key that is cut off at any place is never taken for whole', () => {
    const { publicKey } = keygen('-t', 'ecdsa', '-C', '');
    const line = publicKey.trim();
    for (let length = 1; length < line.replace(/=+$/, '').length; length += 1) {
      expect(parsePublicKey(line.slice(0, length)).ok).toBe(false);
    }
  });

  test('a type that is not the type of the key within', () => {
    const { publicKey } = keygen('-t', 'ed25519');
    const parsed = parsePublicKey(publicKey.replace('ssh-ed25519', 'ssh-rsa'));
    expect(parsed.ok ? '' : parsed.problem.title).toContain('ssh-rsa');
  });

  test('a missing type, a fingerprint, an empty text and prose', () => {
    const { publicKey } = keygen('-t', 'ed25519');
    expect(problemKind(publicKey.split(' ')[1] ?? '')).toBe('damaged');
    expect(problemKind('SHA256:uNiVztksCsDhcc0u9e8BrNmCvUY0XkpV4dGZ')).toBe('unknown');
    expect(problemKind('')).toBe('unknown');
    expect(problemKind('please add my key')).toBe('unknown');
  });

  test('hostile texts are answered without a hang', () => {
    for (const text of [
      'ssh-rsa AAAA'.repeat(5000),
      `${'AAAA'.repeat(16_000)}\n`,
      '-----BEGIN '.repeat(6000),
      `${'a'.repeat(65_000)}: `,
    ]) {
      expect(parsePublicKey(text).ok).toBe(false);
    }
  });
});
