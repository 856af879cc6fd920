// Reads about connectors, always with their settings, since an id and a URL alone say little.

import 'server-only';
import type { DescribedConnector } from '@aws-sdk/client-transfer';
import { z } from 'zod';
import { defineRead } from '@/lib/transfer/read';
import { describeConnectorCached, describedConnectors } from './describe-cache';
import { connectorId } from './schema';

export interface ConnectorDetail extends DescribedConnector {
  ConnectorId: string;
}

function detail(connector: DescribedConnector): ConnectorDetail {
  return { ...connector, ConnectorId: connector.ConnectorId ?? '' };
}

/** One call for the list and one for each connector, five at a time and remembered for some seconds. */
export const listConnectors = defineRead({
  permission: 'ListConnectors',
  input: z.object({}),
  run: async (context): Promise<ConnectorDetail[]> => (await describedConnectors(context)).map(detail),
});

export const describeConnector = defineRead({
  permission: 'DescribeConnector',
  input: z.object({ connectorId }),
  run: async (context, input): Promise<ConnectorDetail> =>
    detail(await describeConnectorCached(context, input.connectorId)),
});
