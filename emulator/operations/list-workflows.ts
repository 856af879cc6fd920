// Answers ListWorkflows, by id.

import type { ListWorkflowsRequest, ListWorkflowsResponse } from '@aws-sdk/client-transfer';
import type { Operation } from './operation';
import { readPage } from './paging';

export const listWorkflows: Operation<ListWorkflowsRequest, ListWorkflowsResponse> = (input, context) => {
  const { items, NextToken } = readPage(context, 'ListWorkflows', input, (after, limit) =>
    context.services.store.workflows.page(after, limit, context.region),
  );
  const Workflows = items.map(({ WorkflowId, Description, Arn }) => ({ WorkflowId, Description, Arn }));
  return { NextToken, Workflows };
};
