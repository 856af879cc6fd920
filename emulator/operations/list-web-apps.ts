// Answers ListWebApps, by id.

import type { ListWebAppsRequest, ListWebAppsResponse } from '@aws-sdk/client-transfer';
import type { Operation } from './operation';
import { readPage } from './paging';
import { listedWebApp } from './web-app-rules';

export const listWebApps: Operation<ListWebAppsRequest, ListWebAppsResponse> = (input, context) => {
  const { items, NextToken } = readPage(context, 'ListWebApps', input, (after, limit) =>
    context.services.store.webApps.page(after, limit, context.region),
  );
  return { NextToken, WebApps: items.map(listedWebApp) };
};
