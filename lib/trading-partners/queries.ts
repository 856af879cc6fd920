// Query options for partners, shared by prefetch and hooks.

import { readQuery } from '@/lib/query/read-query';

/** Short, since other pages change what it holds; the server remembers the dear part of it. */
const STALE = 5_000;

export function as2ObjectsQuery(environmentId: string) {
  return { ...readQuery('partners.objects', environmentId, {}), staleTime: STALE };
}
