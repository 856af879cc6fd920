// Query options for SSH keys.

import { STALE_MS } from '@/lib/query/client';
import { readQuery } from '@/lib/query/read-query';

export function seenElsewhereQuery(
  environmentId: string,
  input: { fingerprint: string; serverId: string; userName: string },
) {
  return { ...readQuery('ssh-keys.seen-elsewhere', environmentId, input), staleTime: STALE_MS.details };
}
