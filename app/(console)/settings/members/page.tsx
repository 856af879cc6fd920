// Who may use the console, and in which role.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requireCaller } from '@/lib/caller';
import { membersQuery } from '@/lib/members/queries';
import { Prefetch } from '@/lib/query/prefetch';
import { MemberList } from './_components/member-list';

export const metadata: Metadata = { title: 'Members' };

export default async function MembersPage() {
  await requireCaller();
  const prefetch = new Prefetch();
  prefetch.soon(membersQuery());
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <MemberList />
    </HydrationBoundary>
  );
}
