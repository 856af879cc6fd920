/** Who would no longer get in under another security policy. */
import { expect, it } from 'vitest';
import { brokenKeys, compareLists, missingFor } from './breaking-rules';

const policy = { SecurityPolicyName: 'x', SshKexs: ['ecdh-sha2-nistp256'], SshCiphers: ['aes256-ctr'] };
const client = { user: 'alice', at: 0, logins: 1 };

it('a client breaks by what it used and the policy lacks, and by nothing else', () => {
  const goesOn = { ...client, kex: 'ecdh-sha2-nistp256', ciphers: ['aes256-ctr'] };
  expect(missingFor(goesOn, policy)).toEqual([]);
  const old = { ...client, kex: 'diffie-hellman-group14-sha1', ciphers: ['aes128-ctr', 'aes256-ctr'] };
  expect(missingFor(old, policy)).toEqual(['diffie-hellman-group14-sha1', 'aes128-ctr']);
  expect(missingFor({ ...client, kex: '', ciphers: [] }, policy)).toEqual([]);
});

it('a policy without SHA-1 is told for RSA keys of users and servers, once each, and never for connectors', () => {
  const [from, to] = ['TransferSecurityPolicy-2018-11', 'TransferSecurityPolicy-2025-03'];
  expect(brokenKeys(from, to)).toHaveLength(2);
  expect(brokenKeys(to, from)).toEqual([]);
  expect(brokenKeys(from, 'TransferSFTPConnectorSecurityPolicy-2024-03')).toEqual([]);
});

it('two lists stand side by side in the order of the new one', () => {
  expect(compareLists(['a', 'b'], ['c', 'b'])).toEqual([
    { name: 'c', left: false, right: true },
    { name: 'b', left: true, right: true },
    { name: 'a', left: true, right: false },
  ]);
});
