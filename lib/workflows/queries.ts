// Query options for workflows, shared by prefetch and hooks.

import { POLL_MS, STALE_MS } from '@/lib/query/client';
import { readPagesQuery, readQuery } from '@/lib/query/read-query';
import { isOver } from './execution-rules';
import type { ExecutionsPage } from './reads';

/** All of them: a Region has ten unless AWS was asked for more. */
export function workflowsQuery(environmentId: string) {
  return { ...readQuery('workflows.list', environmentId, {}), staleTime: STALE_MS.lists };
}

export function workflowQuery(environmentId: string, workflowId: string) {
  return {
    ...readQuery('workflows.describe', environmentId, { workflowId }),
    staleTime: STALE_MS.details,
  };
}

/** Uploads start executions at any moment, so an open page looks now and then even while none runs. */
const LOOK_MS = 10_000;

export function executionsQuery(environmentId: string, workflowId: string) {
  return {
    ...readPagesQuery('workflows.executions', environmentId, { workflowId }),
    staleTime: 0,
    refetchInterval: (query: { state: { data?: { pages: ExecutionsPage[] } } }) => {
      const [newest] = query.state.data?.pages ?? [];
      return newest?.Executions.some((one) => !isOver(one)) ? POLL_MS : LOOK_MS;
    },
  };
}
