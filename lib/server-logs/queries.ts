// Query options for a server's log.

import { STALE_MS } from '@/lib/query/client';
import { readPagesQuery } from '@/lib/query/read-query';
import type { LogFilter } from './rules';

export interface LogQuestion {
  serverId: string;
  userName?: string | undefined;
  text?: string | undefined;
  show: LogFilter;
  from: number;
  to: number;
}

export function serverLogQuery(environmentId: string, question: LogQuestion) {
  return { ...readPagesQuery('server-logs.search', environmentId, question), staleTime: STALE_MS.details };
}
