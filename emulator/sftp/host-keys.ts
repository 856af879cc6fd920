// Chooses the host keys that a server shows: of each type the oldest.

import type { Store } from '../store/store';

export function servedHostKeys(hostKeys: Store['hostKeys'], serverId: string): string[] {
  const oldest = new Map<string, string>();
  for (const { Type, HostKeyId } of hostKeys.list(serverId)) {
    if (!oldest.has(Type)) oldest.set(Type, HostKeyId);
  }
  if (oldest.size === 0) throw new Error(`Server ${serverId} has no host key.`);
  return [...oldest.values()].map((hostKeyId) => hostKeys.privateKey(serverId, hostKeyId));
}
