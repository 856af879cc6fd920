// Query keys of servers; a shorter key takes in everything below it.

import { readKey } from '@/lib/query/read-query';

export const serverKeys = {
  all: (environmentId: string) => readKey(environmentId, 'servers'),
  lists: (environmentId: string) => readKey(environmentId, 'servers.list'),
  as2: (environmentId: string) => readKey(environmentId, 'servers.as2'),
  detail: (environmentId: string, serverId: string) =>
    readKey(environmentId, 'servers.describe', { serverId }),
  endpoints: (environmentId: string) => readKey(environmentId, 'servers.endpoints'),
};
