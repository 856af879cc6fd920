// Remembers DescribeConnector answers, since only they say which profiles a connector joins.

import 'server-only';
import { DescribeConnectorCommand, type DescribedConnector } from '@aws-sdk/client-transfer';
import type { Send } from '@/lib/transfer/client';
import { remember } from '@/lib/transfer/remembered';

const FRESH_MS = 60_000;

const connectors = remember<DescribedConnector>('connectors', FRESH_MS);

export function describeConnectorCached(environmentId: string, ConnectorId: string, send: Send) {
  return connectors.get(environmentId, ConnectorId, async () => {
    const { Connector } = await send(new DescribeConnectorCommand({ ConnectorId }));
    if (!Connector) throw new Error('DescribeConnector answered without a connector.');
    return Connector;
  });
}

/** Called by every action that changes a connector or its tags. */
export const forgetConnector = connectors.forget;
