// Query keys of transfers; a shorter key takes in everything below it.

import { readKey } from '@/lib/query/read-query';

export const transferKeys = {
  all: (environmentId: string) => readKey(environmentId, 'transfers'),
};
