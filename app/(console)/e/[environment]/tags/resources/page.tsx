// The resources with one tag, or those without any.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requireCaller } from '@/lib/caller';
import { Prefetch } from '@/lib/query/prefetch';
import { taggedResourcesQuery } from '@/lib/tags/queries';
import { TaggedResources } from './_components/tagged-resources';

export const metadata: Metadata = { title: 'Tagged resources' };

const single = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

export default async function TaggedResourcesPage({
  params,
  searchParams,
}: PageProps<'/e/[environment]/tags/resources'>) {
  await requireCaller();
  const { environment } = await params;
  const query = await searchParams;
  const key = single(query.key)?.slice(0, 128);
  const tag = key === undefined ? undefined : { key, value: (single(query.value) ?? '').slice(0, 256) };
  const prefetch = new Prefetch();
  prefetch.soon(taggedResourcesQuery(environment, tag));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <TaggedResources environmentId={environment} tag={tag} />
    </HydrationBoundary>
  );
}
