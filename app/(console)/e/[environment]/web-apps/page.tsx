// The web apps of an environment: browsers in place of SFTP clients.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requireCaller } from '@/lib/caller';
import { Prefetch } from '@/lib/query/prefetch';
import { webAppsQuery } from '@/lib/web-apps/queries';
import { WebAppsTable } from './_components/web-apps-table';

export const metadata: Metadata = { title: 'Web apps' };

export default async function WebAppsPage({ params }: PageProps<'/e/[environment]/web-apps'>) {
  await requireCaller();
  const { environment } = await params;
  const prefetch = new Prefetch();
  prefetch.soon(webAppsQuery(environment));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <WebAppsTable environmentId={environment} />
    </HydrationBoundary>
  );
}
