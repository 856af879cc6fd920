// Query options for web apps, shared by prefetch and hooks.

import { STALE_MS } from '@/lib/query/client';
import { readQuery } from '@/lib/query/read-query';

export function webAppsQuery(environmentId: string) {
  return { ...readQuery('web-apps.list', environmentId, {}), staleTime: STALE_MS.lists };
}

export function webAppQuery(environmentId: string, webAppId: string) {
  return { ...readQuery('web-apps.describe', environmentId, { webAppId }), staleTime: STALE_MS.details };
}

export function customizationQuery(environmentId: string, webAppId: string) {
  return { ...readQuery('web-apps.customization', environmentId, { webAppId }), staleTime: STALE_MS.lists };
}
