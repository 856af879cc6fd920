// What the console remembers of connectors: each one's description, since the list tells no more than ids and URLs.

import 'server-only';
import {
  DescribeConnectorCommand,
  type DescribedConnector,
  ListConnectorsCommand,
} from '@aws-sdk/client-transfer';
import type { Environment } from '@/lib/env';
import type { Send } from '@/lib/transfer/client';
import { describeCache } from '@/lib/transfer/describe-cache';
import { TransferFailure } from '@/lib/transfer/errors';

interface Context {
  send: Send;
  environment: Environment;
}

const cache = describeCache<DescribedConnector>('connector', ({ Status }) => Status === 'PENDING');

export function describeConnectorCached({ send, environment }: Context, connectorId: string) {
  return cache.get(environment.id, connectorId, async () => {
    const { Connector } = await send(new DescribeConnectorCommand({ ConnectorId: connectorId }));
    if (!Connector) throw new Error('DescribeConnector answered without a connector.');
    return Connector;
  });
}

/** Called by every action that changes a connector, so that the next read asks AWS. */
export function forgetConnector(environmentId: string, connectorId: string): void {
  cache.forget(environmentId, connectorId);
}

/** All connectors, described; one that goes meanwhile is left out. */
export async function describedConnectors(context: Context): Promise<DescribedConnector[]> {
  const ids: string[] = [];
  let NextToken: string | undefined;
  do {
    const page = await context.send(new ListConnectorsCommand({ MaxResults: 1_000, NextToken }));
    for (const { ConnectorId } of page.Connectors ?? []) if (ConnectorId) ids.push(ConnectorId);
    NextToken = page.NextToken;
  } while (NextToken);
  const found = await Promise.allSettled(ids.map((id) => describeConnectorCached(context, id)));
  const gone = (reason: unknown) => reason instanceof TransferFailure && reason.error.kind === 'not-found';
  return found.flatMap((answer) => {
    if (answer.status === 'fulfilled') return [answer.value];
    if (gone(answer.reason)) return [];
    throw answer.reason;
  });
}
