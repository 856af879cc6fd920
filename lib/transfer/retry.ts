// Retries a call on throttling and on nothing else, for operations that must not be done twice.

import 'server-only';
import { StandardRetryStrategy } from '@smithy/core/retry';

type Token = Awaited<ReturnType<StandardRetryStrategy['acquireInitialRetryToken']>>;
type ErrorInfo = Parameters<StandardRetryStrategy['refreshRetryTokenForRetry']>[1];

export class ThrottlingOnlyRetryStrategy extends StandardRetryStrategy {
  constructor() {
    super(4);
  }

  override async refreshRetryTokenForRetry(token: Token, errorInfo: ErrorInfo) {
    if (errorInfo.errorType !== 'THROTTLING') throw new Error('Only throttled calls are tried again.');
    return super.refreshRetryTokenForRetry(token, errorInfo);
  }
}
