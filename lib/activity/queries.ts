// Query options for the audit trail.

import { STALE_MS } from '@/lib/query/client';
import { ANY_ENVIRONMENT, readKey, readPagesQuery } from '@/lib/query/read-query';
import type { AuditFilter } from './schema';

export const activityKeys = { all: readKey(ANY_ENVIRONMENT, 'activity') };

export function activityQuery(filter: AuditFilter) {
  return { ...readPagesQuery('activity.list', ANY_ENVIRONMENT, filter), staleTime: STALE_MS.audit };
}
