// What is said of the addresses and host keys of SFTP servers.
import { expect, test } from 'vitest';
import { hostKeyFacts, sameFingerprint, serverUrlProblem, trustedKeysProblem } from './sftp-rules';

const ECDSA =
  'ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBEmKSENjQEezOmxkZMy7opKgwFB9nkt5YRrYMjNuG5N87uRgg6CLrbo5wAdT/y6v0mKV0U2w0WZ2YB/++Tpockg=';
const ED25519 = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl';

test.each(['sftp://sftp.partner.example', 'sftp://10.0.0.1:2222', 'sftp://[2001:db8::1]:22'])(
  '%s is the address of a server',
  (url) => expect(serverUrlProblem(url)).toBeUndefined(),
);

test.each([
  ['', /Enter the address/],
  ['sftp.partner.example', /Begin with sftp/],
  ['https://partner.example', /Begin with sftp/],
  ['sftp://us@partner.example', /user name/],
  ['sftp://partner.example/inbox', /folders/],
  ['sftp://partner.example:99999', /Enter an address/],
  [`sftp://${'x'.repeat(250)}`, /at most 255/],
])('%s is refused with a reason', (url, reason) => expect(serverUrlProblem(url)).toMatch(reason));

test('a trusted key has a type, a key and perhaps a host, and nothing more', () => {
  for (const text of ['', ECDSA, `sftp.partner.example ${ECDSA}`, `# found by ssh-keyscan\n${ECDSA}`])
    expect(trustedKeysProblem(text, true)).toBeUndefined();
  expect(trustedKeysProblem(`${ECDSA} root@partner`, true)).toMatch(/no comment/);
  expect(trustedKeysProblem(ED25519, true)).toMatch(/no Ed25519/);
  expect(trustedKeysProblem(`host ${ECDSA}`, false)).toMatch(/VPC Lattice/);
  expect(trustedKeysProblem('ssh-rsa AAAA', true)).toMatch(/type and the key/);
  expect(trustedKeysProblem(`${ECDSA}\nhost ${ECDSA}`, true)).toMatch(/twice/);
  expect(trustedKeysProblem(Array(11).fill(ECDSA).join('\n'), true)).toMatch(/At most 10/);
});

test('a fingerprint is the same however it was copied, and is none where it is cut short', () => {
  const { fingerprint, typeName, host } = hostKeyFacts(`sftp.partner.example ${ECDSA}`);
  expect({ typeName, host }).toEqual({ typeName: 'ECDSA P-256', host: 'sftp.partner.example' });
  const digest = fingerprint.slice('SHA256:'.length);
  for (const same of [fingerprint, digest, `${digest}=`, `256 ${fingerprint} partner (ECDSA)`])
    expect(sameFingerprint(same, fingerprint)).toBe(true);
  expect(sameFingerprint(hostKeyFacts(ED25519).fingerprint, fingerprint)).toBe(false);
  for (const none of ['', digest.slice(1), 'no fingerprint'])
    expect(sameFingerprint(none, fingerprint)).toBeUndefined();
});
