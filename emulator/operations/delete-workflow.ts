// Answers DeleteWorkflow.

import type { DeleteWorkflowRequest } from '@aws-sdk/client-transfer';
import { existingWorkflow } from './existing';
import { refuseWhileInUse } from './in-use';
import type { Operation } from './operation';

/** Not while a server runs it; executions under way go on to their end. */
export const deleteWorkflow: Operation<DeleteWorkflowRequest> = ({ WorkflowId }, context) => {
  const { workflows } = context.services.store;
  existingWorkflow(context, WorkflowId);
  refuseWhileInUse('Workflow', { server: workflows.servers(WorkflowId) });
  workflows.delete(WorkflowId);
};
