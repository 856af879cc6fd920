// Query options for partners, shared by prefetch and hooks.

import { STALE_MS } from '@/lib/query/client';
import { ANY_ENVIRONMENT, readQuery } from '@/lib/query/read-query';

export function partnersQuery() {
  return { ...readQuery('partners.list', ANY_ENVIRONMENT, {}), staleTime: STALE_MS.lists };
}

export function partnerQuery(partnerId: string) {
  return { ...readQuery('partners.describe', ANY_ENVIRONMENT, { partnerId }), staleTime: STALE_MS.details };
}

export function ownersQuery() {
  return { ...readQuery('partners.owners', ANY_ENVIRONMENT, {}), staleTime: STALE_MS.lists };
}
