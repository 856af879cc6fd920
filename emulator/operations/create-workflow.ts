// Answers CreateWorkflow.

import type { CreateWorkflowRequest, CreateWorkflowResponse } from '@aws-sdk/client-transfer';
import { arn, newId } from './identifiers';
import type { Operation } from './operation';
import { refuseAboveQuota } from './quotas';
import { checkTags } from './tag-rules';
import { checkSteps } from './workflow-rules';

export const createWorkflow: Operation<CreateWorkflowRequest, CreateWorkflowResponse> = (input, context) => {
  const { store } = context.services;
  const { Description, Steps, OnExceptionSteps, Tags = [] } = input;
  checkTags(Tags);
  checkSteps('Steps', Steps, context);
  checkSteps('OnExceptionSteps', OnExceptionSteps ?? [], context);
  refuseAboveQuota(context, 'workflows', store.workflows.count(context.region));
  const WorkflowId = newId('w');
  const Arn = arn(context, `workflow/${WorkflowId}`);
  store.transaction(() => {
    store.workflows.put({ WorkflowId, Arn, Description, Steps, OnExceptionSteps });
    store.tags.put(Arn, Tags);
  });
  return { WorkflowId };
};
