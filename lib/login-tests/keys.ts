// The key under which this browser keeps the tests of a server until its page is reloaded; nothing is fetched by it.

import { readKey } from '@/lib/query/read-query';

export const loginTestKeys = {
  of: (environmentId: string, serverId: string) => readKey(environmentId, 'login-tests.of', { serverId }),
};
