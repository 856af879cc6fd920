// Query options for one's own second factor.

import { ANY_ENVIRONMENT, readKey, readQuery } from '@/lib/query/read-query';

export const secondFactorKeys = { all: readKey(ANY_ENVIRONMENT, 'second-factor') };

export function ownSecondFactorQuery() {
  return { ...readQuery('second-factor.own', ANY_ENVIRONMENT, {}), staleTime: 0 };
}
