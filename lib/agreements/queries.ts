// Query options for agreements, shared by prefetch and hooks.

import { STALE_MS } from '@/lib/query/client';
import { readQuery } from '@/lib/query/read-query';

export function agreementsQuery(environmentId: string, serverId: string) {
  return { ...readQuery('agreements.list', environmentId, { serverId }), staleTime: STALE_MS.lists };
}

/** Costs one call for each AS2 server, so it is asked for only where all of them matter. */
export function allAgreementsQuery(environmentId: string) {
  return { ...readQuery('agreements.everywhere', environmentId, {}), staleTime: STALE_MS.lists };
}

export function agreementQuery(environmentId: string, serverId: string, agreementId: string) {
  return {
    ...readQuery('agreements.describe', environmentId, { serverId, agreementId }),
    staleTime: STALE_MS.details,
  };
}
