// Query options for environments.

import { readQuery } from '@/lib/query/read-query';

/** Asked for by a button alone. */
export function connectionTestQuery(environmentId: string) {
  return { ...readQuery('environments.test', environmentId, {}), staleTime: 0, gcTime: 0, enabled: false };
}
