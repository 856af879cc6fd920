// Where AWS keeps the log of a server, if it keeps one.

import 'server-only';
import type { Environment } from '@/lib/env';
import { describeCached } from '@/lib/servers/describe-cache';
import type { Send } from '@/lib/transfer/client';
import { groupOfDestination } from '@/lib/transfer/logs-client';

export interface LogPlace {
  group: string;
  /** Of a server that has no more than a role: its group is its own, and AWS writes lines of text there. */
  mayBeText: boolean;
}

export async function logPlaceOf(
  context: { send: Send; environment: Environment },
  serverId: string,
): Promise<LogPlace | undefined> {
  const { StructuredLogDestinations = [], LoggingRole } = await describeCached(context, serverId);
  const group = groupOfDestination(StructuredLogDestinations[0] ?? '');
  if (group) return { group, mayBeText: false };
  return LoggingRole ? { group: `/aws/transfer/${serverId}`, mayBeText: true } : undefined;
}
