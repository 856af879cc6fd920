// What a change of security policy would break: clients by the algorithms that they used, and keys of users and servers. Pure.

import type { DescribedSecurityPolicy } from '@aws-sdk/client-transfer';
import { isServerPolicy, keyAcceptance, shortPolicyName } from './rules';

/** Logins of one user with the same algorithms, as the log tells them. */
export interface SeenClient {
  user: string;
  kex: string;
  ciphers: string[];
  /** What the client calls itself, where the log says so. */
  client?: string;
  /** Epoch milliseconds of the latest. */
  at: number;
  logins: number;
}

/** The algorithms that a client used and a policy lacks; empty where it goes on as before. */
export function missingFor(client: SeenClient, policy: DescribedSecurityPolicy): string[] {
  const kexs = policy.SshKexs ?? [];
  const ciphers = policy.SshCiphers ?? [];
  return [
    ...(client.kex && !kexs.includes(client.kex) ? [client.kex] : []),
    ...client.ciphers.filter((cipher) => !ciphers.includes(cipher)),
  ];
}

/** Whether a policy still signs with SHA-1 where a server's host key is RSA (AWS: "Managing host keys"). */
function signsWithSha1(name: string): boolean {
  return /-(FIPS-)?(2018-11|2020-06)$|-FIPS-(2023-05|2024-01)$/.test(name);
}

/** Sentences on what stops with the change between two policies of servers, for users' keys and servers' host keys. */
export function brokenKeys(before: string, after: string): string[] {
  if (!isServerPolicy(before) || !isServerPolicy(after)) return [];
  const { condition: next } = keyAcceptance(after, 'RSA');
  const losesSha1 = next !== undefined && keyAcceptance(before, 'RSA').condition === undefined;
  return [
    ...(losesSha1 ? [`Users with RSA keys can log in ${next}: very old clients cannot make those.`] : []),
    ...(signsWithSha1(before) && !signsWithSha1(after)
      ? [
          `Clients that check an RSA host key by SHA-1 only (ssh-rsa) cannot connect under ${shortPolicyName(after)}.`,
        ]
      : []),
  ];
}

export interface ComparedAlgorithm {
  name: string;
  left: boolean;
  right: boolean;
}

/** Both lists as one, in the order of the right one, then what only the left one has. */
export function compareLists(
  left: readonly string[] = [],
  right: readonly string[] = [],
): ComparedAlgorithm[] {
  const names = [...right, ...left.filter((name) => !right.includes(name))];
  return names.map((name) => ({ name, left: left.includes(name), right: right.includes(name) }));
}
