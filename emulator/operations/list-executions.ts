// Answers ListExecutions: those under way, in the order of their start.

import type { ListExecutionsRequest, ListExecutionsResponse } from '@aws-sdk/client-transfer';
import { listedExecution } from './execution-shape';
import { existingWorkflow } from './existing';
import type { Operation } from './operation';
import { readPage } from './paging';

export const listExecutions: Operation<ListExecutionsRequest, ListExecutionsResponse> = (input, context) => {
  const { WorkflowId } = input;
  existingWorkflow(context, WorkflowId);
  const { items, NextToken } = readPage(context, `ListExecutions/${WorkflowId}`, input, (after, limit) =>
    context.services.store.executions.page(WorkflowId, after, limit),
  );
  return { NextToken, WorkflowId, Executions: items.map(listedExecution) };
};
