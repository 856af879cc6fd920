// Query options for the audit trail.

import { STALE_MS } from '@/lib/query/client';
import { ANY_ENVIRONMENT, readKey, readPagesQuery } from '@/lib/query/read-query';
import type { AuditFilter } from './schema';

export const auditKeys = { all: readKey(ANY_ENVIRONMENT, 'audit') };

export function auditQuery(filter: AuditFilter) {
  return { ...readPagesQuery('audit.list', ANY_ENVIRONMENT, filter), staleTime: STALE_MS.audit };
}
