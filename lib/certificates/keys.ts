// Query keys of certificates.

import { readKey } from '@/lib/query/read-query';

export const certificateKeys = {
  list: (environmentId: string) => readKey(environmentId, 'certificates.list', {}),
  detail: (environmentId: string, certificateId: string) =>
    readKey(environmentId, 'certificates.describe', { certificateId }),
};
