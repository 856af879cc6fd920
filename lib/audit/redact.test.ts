import { expect, test } from 'vitest';
import { withoutSecrets } from './redact';

const opensshKey =
  '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA\n-----END OPENSSH PRIVATE KEY-----';

test.each([
  [
    'a host key',
    { ServerId: 's-1', HostKeyBody: 'anything' },
    { ServerId: 's-1', HostKeyBody: '[redacted]' },
  ],
  ['a private key', { PrivateKey: 'x' }, { PrivateKey: '[redacted]' }],
  ['a password', { UserName: 'a', UserPassword: 'x' }, { UserName: 'a', UserPassword: '[redacted]' }],
  [
    'passwords of a change',
    { currentPassword: 'a', newPassword: 'b' },
    { currentPassword: '[redacted]', newPassword: '[redacted]' },
  ],
  ['a token', { token: 'x' }, { token: '[redacted]' }],
  ['a secret below others', { a: [{ b: { SecretId: 'x' } }] }, { a: [{ b: { SecretId: '[redacted]' } }] }],
])('%s is not kept', (_name, input, kept) => {
  expect(withoutSecrets(input)).toEqual(kept);
});

test.each([
  ['OpenSSH', opensshKey],
  ['PEM', '-----BEGIN PRIVATE KEY-----\nMIIE'],
  ['RSA PEM', '-----BEGIN RSA PRIVATE KEY-----\nMIIE'],
  ['PuTTY', 'PuTTY-User-Key-File-3: ssh-ed25519'],
  ['PuTTY, its private lines alone', 'x\nPrivate-Lines: 1\nAAAA'],
  ['SSH2', '---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\nP2/5'],
  ['PGP', '-----BEGIN PGP PRIVATE KEY BLOCK-----\nxcFG'],
  ['OpenSSH without its first line', 'b3BlbnNzaC1rZXktdjEAAAAABG5vbmU'],
  ['PEM in the middle of a sentence', "Value '-----BEGIN PRIVATE KEY-----\\nMIIE' at 'name' failed"],
])('a private key of %s is recognised wherever it stands', (_name, text) => {
  expect(withoutSecrets({ SshPublicKeyBody: text, list: [text] })).toEqual({
    SshPublicKeyBody: '[redacted]',
    list: ['[redacted]'],
  });
});

test('everything else stays as it is', () => {
  const input = {
    ServerId: 's-1',
    SshPublicKeyBody: 'ssh-ed25519 AAAA alice',
    Tags: [{ Key: 'Name', Value: 'x' }],
    HostKeyId: 'hostkey-1',
    count: 3,
    flag: false,
    nothing: null,
  };
  expect(withoutSecrets(input)).toEqual(input);
});
