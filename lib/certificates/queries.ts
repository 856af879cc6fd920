// Query options for certificates, shared by prefetch and hooks.

import { STALE_MS } from '@/lib/query/client';
import { readQuery } from '@/lib/query/read-query';

export function certificatesQuery(environmentId: string) {
  return { ...readQuery('certificates.list', environmentId, {}), staleTime: STALE_MS.lists };
}

export function certificateQuery(environmentId: string, certificateId: string) {
  return {
    ...readQuery('certificates.describe', environmentId, { certificateId }),
    staleTime: STALE_MS.details,
  };
}
