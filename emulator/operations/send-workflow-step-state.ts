// Answers SendWorkflowStepState, by which the function of a custom step tells how it went.

import type { SendWorkflowStepStateRequest, SendWorkflowStepStateResponse } from '@aws-sdk/client-transfer';
import { InvalidRequestException } from '../wire/errors';
import { existingExecution } from './existing';
import type { Operation } from './operation';

export const sendWorkflowStepState: Operation<SendWorkflowStepStateRequest, SendWorkflowStepStateResponse> = (
  { WorkflowId, ExecutionId, Token, Status },
  context,
) => {
  existingExecution(context, WorkflowId, ExecutionId);
  if (context.services.workflows.report(ExecutionId, Token, Status)) return {};
  throw new InvalidRequestException(`No step of execution ${ExecutionId} waits for this token`);
};
