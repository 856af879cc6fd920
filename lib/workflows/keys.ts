// Query keys of workflows; a shorter key takes in everything below it.

import { readKey } from '@/lib/query/read-query';

export const workflowKeys = {
  all: (environmentId: string) => readKey(environmentId, 'workflows'),
  list: (environmentId: string) => readKey(environmentId, 'workflows.list'),
  details: (environmentId: string) => readKey(environmentId, 'workflows.describe'),
  detail: (environmentId: string, workflowId: string) =>
    readKey(environmentId, 'workflows.describe', { workflowId }),
  executions: (environmentId: string) => readKey(environmentId, 'workflows.executions'),
};
