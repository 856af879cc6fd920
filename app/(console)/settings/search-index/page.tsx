// How complete the search index is in each environment, and the crawls that fill it.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requireCaller } from '@/lib/caller';
import { Prefetch } from '@/lib/query/prefetch';
import { coverageQuery } from '@/lib/search-index/queries';
import { CoverageSections } from './_components/coverage-sections';

export const metadata: Metadata = { title: 'Search index' };

export default async function SearchIndexPage() {
  await requireCaller();
  const prefetch = new Prefetch();
  prefetch.soon(coverageQuery());
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <p className="mb-4 max-w-prose text-muted">
        The command palette searches what the console has seen: whatever a page or an action read from AWS. A
        crawl reads an environment from end to end, so that everything can be found. It runs only when an
        administrator starts it, and changes nothing at AWS.
      </p>
      <CoverageSections />
    </HydrationBoundary>
  );
}
