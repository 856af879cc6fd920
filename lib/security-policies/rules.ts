// What the names of security policies tell, which algorithms are weak, and what a change of policy means. Pure.

import type { DescribedSecurityPolicy } from '@aws-sdk/client-transfer';

export const DEFAULT_POLICY = 'TransferSecurityPolicy-2024-01';

const SERVER_PREFIX = 'TransferSecurityPolicy-';
const CONNECTOR_PREFIX = 'TransferSFTPConnectorSecurityPolicy-';

export function isServerPolicy(name: string): boolean {
  return name.startsWith(SERVER_PREFIX);
}

/** `2024-01`, `FIPS-2025-03`: the part that tells policies apart. */
export function shortPolicyName(name: string): string {
  return name.replace(SERVER_PREFIX, '').replace(CONNECTOR_PREFIX, '');
}

/** Why a policy should not be chosen any more (AWS: "Security policies for AWS Transfer Family servers"). */
export function outdatedReason(name: string | undefined): string | undefined {
  const short = shortPolicyName(name ?? '');
  if (/Experimental/.test(short))
    return 'Deprecated: its post-quantum drafts were superseded by ML-KEM in 2025-03.';
  if (/2018-11/.test(short)) return 'Outdated: accepts SHA-1.';
  if (/2020-06/.test(short)) return 'Outdated: accepts 2048-bit Diffie-Hellman.';
  return undefined;
}

/** AWS offers FIPS endpoints, and so FIPS policies, in North America only. */
export function reasonAgainstPolicy(name: string, region: string): string | undefined {
  if (!/FIPS/.test(name) || /^(us|ca)-/.test(region)) return undefined;
  return `FIPS policies are not available in ${region}.`;
}

function dateOf(name: string): string {
  return /\d{4}-\d{2}$/.exec(name)?.[0] ?? '';
}

/** Newest first; of one month the plain one before its variants. */
export function comparePolicies(a: string, b: string): number {
  return dateOf(b).localeCompare(dateOf(a)) || a.length - b.length || a.localeCompare(b);
}

/** Whether a policy takes a user's key of an algorithm as ssh-keygen calls it, and on what condition (AWS: "Managing SSH and PGP keys"). */
export function keyAcceptance(policy: string, algorithm: string): { accepted: boolean; condition?: string } {
  if (!['RSA', 'ECDSA', 'ED25519'].includes(algorithm)) return { accepted: false };
  if (algorithm === 'RSA' && !/-(FIPS-)?(2018-11|2020-06)$|-FIPS-(2023-05|2024-01)$/.test(policy))
    return { accepted: true, condition: 'with SHA-2 signatures only' };
  if (algorithm === 'ED25519' && /FIPS/.test(policy))
    return { accepted: true, condition: 'though Ed25519 is no FIPS algorithm' };
  return { accepted: true };
}

export const algorithmLists = [
  { member: 'SshKexs', title: 'Key exchange' },
  { member: 'SshCiphers', title: 'SSH ciphers' },
  { member: 'SshMacs', title: 'Message authentication' },
  { member: 'SshHostKeyAlgorithms', title: 'Host key algorithms' },
  { member: 'TlsCiphers', title: 'TLS ciphers (FTPS)' },
] as const satisfies readonly { member: keyof DescribedSecurityPolicy; title: string }[];

export type AlgorithmMember = (typeof algorithmLists)[number]['member'];

/** Why an algorithm is weak, in a few words; undefined where it is not. */
export function weakness(algorithm: string): string | undefined {
  if (/sha1($|-|@)/.test(algorithm) || algorithm === 'ssh-rsa') return 'SHA-1';
  if (/3des/i.test(algorithm)) return '3DES';
  if (/^umac-64/.test(algorithm)) return '64-bit tag';
  if (/^diffie-hellman-group14-/.test(algorithm)) return '2048-bit group';
  if (/^TLS_RSA_/.test(algorithm)) return 'no forward secrecy';
  return undefined;
}

export function isPostQuantum(algorithm: string): boolean {
  return /mlkem|kyber/i.test(algorithm);
}

export interface PolicyChange {
  title: string;
  added: string[];
  removed: string[];
}

/** What clients gain and lose by a change of policy; lists that stay the same are left out. */
export function policyChanges(
  before: DescribedSecurityPolicy,
  after: DescribedSecurityPolicy,
  protocols: readonly string[],
): PolicyChange[] {
  return algorithmLists.flatMap(({ member, title }) => {
    if (member === 'TlsCiphers' && !protocols.includes('FTPS')) return [];
    const old = before[member] ?? [];
    const next = after[member] ?? [];
    const added = next.filter((algorithm) => !old.includes(algorithm));
    const removed = old.filter((algorithm) => !next.includes(algorithm));
    return added.length + removed.length > 0 ? [{ title, added, removed }] : [];
  });
}
