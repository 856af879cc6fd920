// One web app: where it is, what stands behind it, and how it looks.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requireCaller } from '@/lib/caller';
import { Prefetch } from '@/lib/query/prefetch';
import { customizationQuery, webAppQuery } from '@/lib/web-apps/queries';
import { WebAppView } from './_components/web-app-view';

export const metadata: Metadata = { title: 'Web app' };

export default async function WebAppPage({ params }: PageProps<'/e/[environment]/web-apps/[webAppId]'>) {
  await requireCaller();
  const { environment, webAppId } = await params;
  const prefetch = new Prefetch();
  prefetch.soon(customizationQuery(environment, webAppId));
  await prefetch.required(webAppQuery(environment, webAppId));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <WebAppView environmentId={environment} webAppId={webAppId} />
    </HydrationBoundary>
  );
}
