// Query keys of partners.

import { readKey } from '@/lib/query/read-query';

export const partnerKeys = {
  objects: (environmentId: string) => readKey(environmentId, 'partners.objects'),
};
