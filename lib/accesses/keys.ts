// Query keys of accesses; a shorter key takes in everything below it.

import { readKey } from '@/lib/query/read-query';

export const accessKeys = {
  list: (environmentId: string, serverId: string) => readKey(environmentId, 'accesses.list', { serverId }),
  detail: (environmentId: string, serverId: string, externalId: string) =>
    readKey(environmentId, 'accesses.describe', { serverId, externalId }),
};
