// Query options for key policies.

import { STALE_MS } from '@/lib/query/client';
import { readKey, readQuery } from '@/lib/query/read-query';

export const keyPolicyKey = (environmentId: string) => readKey(environmentId, 'key-policies');

export function keyPolicyQuery(environmentId: string) {
  return { ...readQuery('key-policies.describe', environmentId, {}), staleTime: STALE_MS.lists };
}
