// Query keys of users; a shorter key takes in everything below it.

import { readKey } from '@/lib/query/read-query';

export const userKeys = {
  /** The lists of one environment's servers. */
  lists: (environmentId: string) => readKey(environmentId, 'users.list'),
  list: (environmentId: string, serverId: string) => [
    ...readKey(environmentId, 'users.list'),
    'pages',
    { serverId },
  ],
  detail: (environmentId: string, serverId: string, userName: string) =>
    readKey(environmentId, 'users.describe', { serverId, userName }),
};
