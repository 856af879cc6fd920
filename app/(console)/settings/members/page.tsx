// Who may use the console, and in which role.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requireCaller } from '@/lib/caller';
import { environmentSummaries } from '@/lib/environments/summaries';
import { membersQuery } from '@/lib/members/queries';
import { Prefetch } from '@/lib/query/prefetch';
import { MemberList } from './_components/member-list';

export const metadata: Metadata = { title: 'Members' };

export default async function MembersPage() {
  const caller = await requireCaller();
  const environments = environmentSummaries(caller).map(({ id, label }) => ({ id, label }));
  const prefetch = new Prefetch();
  prefetch.soon(membersQuery());
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <MemberList environments={environments} />
    </HydrationBoundary>
  );
}
