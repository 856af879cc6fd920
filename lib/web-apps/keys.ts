// Query keys of web apps; a shorter key takes in everything below it.

import { readKey } from '@/lib/query/read-query';

export const webAppKeys = {
  list: (environmentId: string) => readKey(environmentId, 'web-apps.list'),
  detail: (environmentId: string, webAppId: string) =>
    readKey(environmentId, 'web-apps.describe', { webAppId }),
  customization: (environmentId: string, webAppId: string) =>
    readKey(environmentId, 'web-apps.customization', { webAppId }),
};
