// Query keys of connectors; a shorter key takes in everything below it.

import { readKey } from '@/lib/query/read-query';

export const connectorKeys = {
  all: (environmentId: string) => readKey(environmentId, 'connectors'),
  list: (environmentId: string) => readKey(environmentId, 'connectors.list'),
  detail: (environmentId: string, connectorId: string) =>
    readKey(environmentId, 'connectors.describe', { connectorId }),
};
