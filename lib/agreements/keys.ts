// Query keys of agreements; a shorter key takes in everything below it.

import { readKey } from '@/lib/query/read-query';

export const agreementKeys = {
  /** Every list and detail of an environment. */
  all: (environmentId: string) => readKey(environmentId, 'agreements'),
  /** Those of all servers together. */
  everywhere: (environmentId: string) => readKey(environmentId, 'agreements.everywhere'),
  list: (environmentId: string, serverId: string) => readKey(environmentId, 'agreements.list', { serverId }),
  detail: (environmentId: string, serverId: string, agreementId: string) =>
    readKey(environmentId, 'agreements.describe', { serverId, agreementId }),
};
