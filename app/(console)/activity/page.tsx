// Who changed what: the audit trail, filtered by what the address says.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { PageHeader } from '@/components/page-header';
import { activityQuery } from '@/lib/activity/queries';
import { toAuditFilter } from '@/lib/activity/rules';
import { requireCaller } from '@/lib/caller';
import { environmentSummaries } from '@/lib/environments/summaries';
import { membersQuery } from '@/lib/members/queries';
import { Prefetch } from '@/lib/query/prefetch';
import { ActivityList } from './_components/activity-list';
import { loadActivityView } from './_components/activity-view';

export const metadata: Metadata = { title: 'Activity' };

export default async function ActivityPage({ searchParams }: PageProps<'/activity'>) {
  const caller = await requireCaller();
  const view = await loadActivityView(searchParams);
  const prefetch = new Prefetch();
  prefetch.soon(activityQuery(toAuditFilter(view)));
  prefetch.soon(membersQuery());
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <PageHeader title="Activity" description="Every change that was tried, with its outcome." />
      <ActivityList environments={environmentSummaries(caller).map(({ id, label }) => ({ id, label }))} />
    </HydrationBoundary>
  );
}
