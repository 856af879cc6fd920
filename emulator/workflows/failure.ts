// Why a step failed, by the error types of the API.

import type { ExecutionErrorType } from '@aws-sdk/client-transfer';

export class StepFailure extends Error {
  constructor(
    readonly type: ExecutionErrorType,
    message: string,
  ) {
    super(message);
  }
}
