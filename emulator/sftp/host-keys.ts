// Chooses the host keys that a server shows: of each type the oldest.

import { createPrivateKey } from 'node:crypto';
import type { Store } from '../store/store';

export function servedHostKeys(hostKeys: Store['hostKeys'], serverId: string): string[] {
  const oldest = new Map<string, string>();
  for (const { Type, HostKeyId } of hostKeys.list(serverId)) {
    if (!oldest.has(Type)) oldest.set(Type, HostKeyId);
  }
  if (oldest.size === 0) throw new Error(`Server ${serverId} has no host key.`);
  return [...oldest.values()].map((hostKeyId) => readable(hostKeys.privateKey(serverId, hostKeyId)));
}

/** ssh2 reads OpenSSH's form and the traditional PEM ones, not PKCS #8. */
function readable(privateKey: string): string {
  if (!privateKey.includes('-----BEGIN PRIVATE KEY-----')) return privateKey;
  const key = createPrivateKey(privateKey);
  const type = key.asymmetricKeyType === 'rsa' ? 'pkcs1' : 'sec1';
  return key.export({ format: 'pem', type }).toString();
}
