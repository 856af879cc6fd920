// Answers ListConnectors, by id.

import type { ListConnectorsRequest, ListConnectorsResponse } from '@aws-sdk/client-transfer';
import type { Operation } from './operation';
import { readPage } from './paging';

export const listConnectors: Operation<ListConnectorsRequest, ListConnectorsResponse> = (input, context) => {
  const { items, NextToken } = readPage(context, 'ListConnectors', input, (after, limit) =>
    context.services.store.connectors.page(after, limit, context.region),
  );
  return {
    NextToken,
    Connectors: items.map(({ Arn, ConnectorId, Url }) => ({ Arn, ConnectorId, Url })),
  };
};
