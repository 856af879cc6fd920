// Query options for one's own account.

import { ANY_ENVIRONMENT, readKey, readQuery } from '@/lib/query/read-query';

export const accountKeys = { all: readKey(ANY_ENVIRONMENT, 'account') };

export function ownSessionsQuery() {
  return { ...readQuery('account.sessions', ANY_ENVIRONMENT, {}), staleTime: 0 };
}
