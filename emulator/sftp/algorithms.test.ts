import ssh2 from 'ssh2';
import { expect, test } from 'vitest';
import { newKeyPair } from '../sdk-tests/new-key-pair';
import { securityPolicies } from '../security-policies/security-policy';
import { offeredAlgorithms, UNSUPPORTED_ALGORITHMS } from './algorithms';

const serverPolicies = securityPolicies.filter((policy) => policy.Type === 'SERVER');

test('each policy offers its own algorithms in its own order, less those listed as unsupported', () => {
  const lacking: readonly string[] = Object.values(UNSUPPORTED_ALGORITHMS).flat();
  for (const policy of serverPolicies) {
    const { kex, cipher, hmac } = offeredAlgorithms(policy);
    const less = (names: string[]) => names.filter((name) => !lacking.includes(name));
    expect({ kex, cipher, hmac }).toEqual({
      kex: less(policy.SshKexs),
      cipher: less(policy.SshCiphers),
      hmac: less(policy.SshMacs),
    });
  }
});

test('ssh2 takes what each policy offers', () => {
  const { private: hostKey } = newKeyPair();
  for (const policy of serverPolicies) {
    const algorithms = offeredAlgorithms(policy) as ssh2.Algorithms;
    expect(() => new ssh2.Server({ hostKeys: [hostKey], algorithms })).not.toThrow();
  }
});

test('a policy of which nothing is left is refused by name', () => {
  const [policy] = serverPolicies;
  if (!policy) throw new Error('There are no policies.');
  expect(() => offeredAlgorithms({ ...policy, SshKexs: ['mlkem768x25519-sha256'] })).toThrow(
    `${policy.SecurityPolicyName} cannot be served: the emulator supports none of its SshKexs`,
  );
});
