// Where a server or a connector logs.

import type { ServerRecord } from '../store/store';

type Logger = Pick<ServerRecord, 'Arn' | 'LoggingRole' | 'StructuredLogDestinations'>;

/** The group of its structured logs; else, with a role alone, one of its own. */
export function logGroupOf({ Arn, LoggingRole, StructuredLogDestinations }: Logger): string | undefined {
  const structured = /:log-group:(.+):\*$/.exec(StructuredLogDestinations?.[0] ?? '')?.[1];
  if (structured !== undefined) return structured;
  return LoggingRole ? `/aws/transfer/${Arn.split('/').at(-1)}` : undefined;
}
