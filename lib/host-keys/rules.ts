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
