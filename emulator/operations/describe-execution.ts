// Answers DescribeExecution, while the execution is under way.

import type { DescribeExecutionRequest, DescribeExecutionResponse } from '@aws-sdk/client-transfer';
import { logGroupOf } from '../logs/destination';
import { listedExecution } from './execution-shape';
import { existingExecution } from './existing';
import type { Operation } from './operation';

export const describeExecution: Operation<DescribeExecutionRequest, DescribeExecutionResponse> = (
  { WorkflowId, ExecutionId },
  context,
) => {
  const execution = existingExecution(context, WorkflowId, ExecutionId);
  const { ExecutionRole, PosixProfile, Results, ExceptionResults } = execution;
  const server = context.services.store.servers.get(execution.ServerId);
  const LogGroupName = server && logGroupOf(server);
  return {
    WorkflowId,
    Execution: {
      ...listedExecution(execution),
      ExecutionRole,
      PosixProfile,
      ...(LogGroupName && {
        LoggingConfiguration: { LoggingRole: server.LoggingRole, LogGroupName },
      }),
      // The model has no empty lists here.
      Results: {
        ...(Results.length > 0 && { Steps: Results }),
        ...(ExceptionResults.length > 0 && { OnExceptionSteps: ExceptionResults }),
      },
    },
  };
};
