// Query keys of host keys.

import { readKey } from '@/lib/query/read-query';

export const hostKeyKeys = {
  list: (environmentId: string, serverId: string) => readKey(environmentId, 'hostKeys.list', { serverId }),
};
