// Answers DescribeWorkflow.

import type { DescribeWorkflowRequest, DescribeWorkflowResponse } from '@aws-sdk/client-transfer';
import { existingWorkflow } from './existing';
import type { Operation } from './operation';

export const describeWorkflow: Operation<DescribeWorkflowRequest, DescribeWorkflowResponse> = (
  { WorkflowId },
  context,
) => {
  const workflow = existingWorkflow(context, WorkflowId);
  return { Workflow: { ...workflow, Tags: context.services.store.tags.list(workflow.Arn) } };
};
