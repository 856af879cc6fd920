import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeKeyPair } from './key-pair';
import { looksPrivate, parsePublicKey } from './rules';

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'key-pair-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const ssh = (...options: string[]) => execFileSync('ssh-keygen', options, { encoding: 'utf8' }).trim();

test.each(['ed25519', 'rsa-4096'] as const)(
  'ssh-keygen reads the private half of a pair that we made (%s), and signs what its public half verifies',
  { timeout: 120_000 },
  async (kind) => {
    const { privateKey, publicKey, fileName } = await makeKeyPair(kind, 'alice laptop');
    const file = path.join(dir, fileName);
    writeFileSync(file, privateKey, { mode: 0o600 });
    expect(ssh('-y', '-f', file)).toBe(publicKey);
    const parsed = parsePublicKey(publicKey);
    expect(parsed.ok && parsed.key.bits).toBe(kind === 'ed25519' ? 256 : 4096);
    expect(looksPrivate(privateKey)).toBe(true);

    writeFileSync(path.join(dir, 'message'), 'hello');
    writeFileSync(path.join(dir, 'signers'), `alice ${publicKey}\n`);
    ssh('-Y', 'sign', '-f', file, '-n', 'file', path.join(dir, 'message'));
    const verified = execFileSync(
      'ssh-keygen',
      [
        '-Y',
        'verify',
        '-f',
        path.join(dir, 'signers'),
        '-I',
        'alice',
        '-n',
        'file',
        '-s',
        path.join(dir, 'message.sig'),
      ],
      { input: 'hello', encoding: 'utf8' },
    );
    expect(verified).toContain('Good "file" signature');
    rmSync(path.join(dir, 'message.sig'));
  },
);
