import { getCiphers } from 'node:tls';
import { expect, test } from 'vitest';
import { serverPolicies } from '../security-policies/server-policies';
import { selfSigned } from './self-signed';
import { opensslName, TlsSide } from './tls';

test('every TLS cipher of every security policy is one that OpenSSL has', () => {
  const known = new Set(getCiphers().map((name) => name.toUpperCase()));
  const all = new Set(serverPolicies.flatMap(({ TlsCiphers }) => TlsCiphers));
  for (const name of all) expect([name, known.has(opensslName(name))]).toEqual([name, true]);
});

test('every policy can be served, in every mode of resumption', () => {
  const identity = selfSigned('test', new Date());
  for (const { TlsCiphers: ciphers } of serverPolicies)
    for (const resumption of ['DISABLED', 'ENABLED', 'ENFORCED'] as const)
      expect(() => new TlsSide({ identity, ciphers, resumption })).not.toThrow();
});

test('a cipher that nobody knows is told by its name', () => {
  expect(() => opensslName('TLS_NULL')).toThrow('The TLS cipher TLS_NULL is not known.');
});
