// How host keys are named and which of them a server shows to clients. Pure; runs in the browser too.

import type { ListedHostKey } from '@aws-sdk/client-transfer';

/** AWS pads the digest with "=", ssh-keygen does not. */
export function asSshKeygenPrints(fingerprint: string): string {
  return fingerprint.replace(/=+$/, '');
}

export interface HostKeyRow extends Omit<ListedHostKey, 'DateImported'> {
  DateImported?: string;
}

const typeNames: Record<string, string> = {
  'ssh-rsa': 'RSA',
  'ssh-ed25519': 'Ed25519',
  'ecdsa-sha2-nistp256': 'ECDSA P-256',
  'ecdsa-sha2-nistp384': 'ECDSA P-384',
  'ecdsa-sha2-nistp521': 'ECDSA P-521',
};

export function hostKeyTypeName(type: string | undefined): string {
  return typeNames[type ?? ''] ?? type ?? 'Unknown';
}

/** Of each type the oldest imported key is used; the ids of those. */
export function activeHostKeys(keys: readonly HostKeyRow[]): ReadonlySet<string> {
  const oldest = new Map<string, HostKeyRow>();
  for (const key of keys) {
    const type = key.Type ?? '';
    const known = oldest.get(type);
    if (!known || (key.DateImported ?? '') < (known.DateImported ?? '')) oldest.set(type, key);
  }
  return new Set([...oldest.values()].map((key) => key.HostKeyId ?? ''));
}

export const MAX_HOST_KEYS = 10;

/** API shape `HostKey`. */
export const MAX_KEY_LENGTH = 4096;
export const supportedTypes = Object.keys(typeNames);

/** With the padding that ssh-keygen leaves out: 43 digits of a SHA-256 digest make 44. */
export function asAwsWrites(fingerprint: string): string {
  const bare = asSshKeygenPrints(fingerprint);
  const digits = bare.replace(/^SHA256:/, '').length;
  return bare + '='.repeat((4 - (digits % 4)) % 4);
}

export function reasonAgainstDeletingHostKey(count: number): string | undefined {
  return count <= 1 ? 'A server needs at least one host key: import another one first.' : undefined;
}

/** What clients notice when a key of this type is added. */
export function importConsequence(present: readonly HostKeyRow[], type: string): string {
  const name = hostKeyTypeName(type);
  return present.some((key) => key.Type === type)
    ? `It waits: the server goes on showing its older ${name} key until that one is deleted.`
    : `It is in use at once, as the first ${name} key: clients that prefer this type may warn of an unknown key.`;
}

/** What clients notice when this key is deleted. */
export function deletionConsequence(present: readonly HostKeyRow[], gone: HostKeyRow): string {
  const name = hostKeyTypeName(gone.Type);
  if (!activeHostKeys(present).has(gone.HostKeyId ?? ''))
    return 'It is not in use, so clients notice nothing.';
  const [heir] = present
    .filter((key) => key.Type === gone.Type && key.HostKeyId !== gone.HostKeyId)
    .sort((a, b) => (a.DateImported ?? '').localeCompare(b.DateImported ?? ''));
  return heir
    ? `The next oldest ${name} key takes over: clients that do not know ${asSshKeygenPrints(heir.Fingerprint ?? '')} will refuse to connect.`
    : `It is the only ${name} key: clients that know the server by it alone will refuse to connect.`;
}

/** A type of which a newer key waits behind the one that clients see. */
export interface Rotation {
  type: string;
  active: HostKeyRow;
  /** The one that takes over when the active one is deleted. */
  next: HostKeyRow;
}

export function openRotations(keys: readonly HostKeyRow[]): Rotation[] {
  const active = activeHostKeys(keys);
  const byAge = [...keys].sort((a, b) => (a.DateImported ?? '').localeCompare(b.DateImported ?? ''));
  return byAge.flatMap((key) => {
    if (!active.has(key.HostKeyId ?? '')) return [];
    const next = byAge.find((other) => other.Type === key.Type && !active.has(other.HostKeyId ?? ''));
    return next ? [{ type: key.Type ?? '', active: key, next }] : [];
  });
}
