/** What the names and algorithms of security policies tell. */
import { expect, it } from 'vitest';
import {
  comparePolicies,
  isServerPolicy,
  keyAcceptance,
  outdatedReason,
  policyChanges,
  reasonAgainstPolicy,
  weakness,
} from './rules';

const server = (name: string) => `TransferSecurityPolicy-${name}`;

it('lists the newest policy first, the plain one before its variants', () => {
  const names = ['2018-11', 'FIPS-2024-01', '2024-01', '2025-03'].map(server).sort(comparePolicies);
  expect(names).toEqual(['2025-03', '2024-01', 'FIPS-2024-01', '2018-11'].map(server));
});

it('tells server policies from those of connectors', () => {
  expect(isServerPolicy(server('2024-01'))).toBe(true);
  expect(isServerPolicy('TransferSFTPConnectorSecurityPolicy-2024-03')).toBe(false);
});

it('flags what is outdated and nothing else', () => {
  const outdated = [
    '2018-11',
    'Restricted-2018-11',
    '2020-06',
    'FIPS-2020-06',
    'PQ-SSH-Experimental-2023-04',
  ];
  expect(outdated.map(server).every((name) => outdatedReason(name))).toBe(true);
  expect(['2022-03', '2024-01', 'FIPS-2025-03'].map(server).some((name) => outdatedReason(name))).toBe(false);
});

it('offers FIPS policies in North America only', () => {
  expect(reasonAgainstPolicy(server('FIPS-2024-01'), 'us-east-1')).toBeUndefined();
  expect(reasonAgainstPolicy(server('FIPS-2024-01'), 'eu-west-1')).toMatch(/eu-west-1/);
  expect(reasonAgainstPolicy(server('2024-01'), 'eu-west-1')).toBeUndefined();
});

it('marks weak algorithms', () => {
  const weak = [
    'hmac-sha1',
    'hmac-sha1-etm@openssh.com',
    'diffie-hellman-group14-sha1',
    'umac-64@openssh.com',
    'ssh-rsa',
  ];
  expect(weak.every(weakness)).toBe(true);
  expect(
    ['hmac-sha2-256', 'rsa-sha2-256', 'aes128-ctr', 'diffie-hellman-group16-sha512'].some(weakness),
  ).toBe(false);
});

it('says which algorithms a change adds and removes, TLS only where FTPS is spoken', () => {
  const before = { SecurityPolicyName: 'a', SshCiphers: ['x', 'y'], SshMacs: ['m'], TlsCiphers: ['t'] };
  const after = { SecurityPolicyName: 'b', SshCiphers: ['y', 'z'], SshMacs: ['m'], TlsCiphers: ['u'] };
  expect(policyChanges(before, after, ['SFTP'])).toEqual([
    { title: 'SSH ciphers', added: ['z'], removed: ['x'] },
  ]);
  expect(policyChanges(before, after, ['SFTP', 'FTPS'])).toHaveLength(2);
});

it('says of a key whether and how a policy takes it', () => {
  expect(keyAcceptance(server('2018-11'), 'RSA')).toEqual({ accepted: true });
  expect(keyAcceptance(server('FIPS-2024-01'), 'RSA')).toEqual({ accepted: true });
  expect(keyAcceptance(server('2024-01'), 'RSA').condition).toMatch(/SHA-2/);
  expect(keyAcceptance(server('FIPS-2024-05'), 'RSA').condition).toMatch(/SHA-2/);
  expect(keyAcceptance(server('2024-01'), 'ED25519')).toEqual({ accepted: true });
  expect(keyAcceptance(server('FIPS-2024-05'), 'ED25519').condition).toMatch(/FIPS/);
  expect(keyAcceptance(server('2025-03'), 'ECDSA')).toEqual({ accepted: true });
  expect(keyAcceptance(server('2018-11'), 'DSA')).toEqual({ accepted: false });
});
