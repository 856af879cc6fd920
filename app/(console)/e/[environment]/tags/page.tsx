// What is tagged in an environment, by tag and value.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requireCaller } from '@/lib/caller';
import { Prefetch } from '@/lib/query/prefetch';
import { tagGroupsQuery } from '@/lib/tags/queries';
import { TagGroups } from './_components/tag-groups';

export const metadata: Metadata = { title: 'Tags' };

export default async function TagsPage({ params }: PageProps<'/e/[environment]/tags'>) {
  await requireCaller();
  const { environment } = await params;
  const prefetch = new Prefetch();
  prefetch.soon(tagGroupsQuery(environment));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <TagGroups environmentId={environment} />
    </HydrationBoundary>
  );
}
