'use client';
// The coverage of each environment, as it grows while a crawl runs.

import { useQuery } from '@tanstack/react-query';
import { ErrorPanel } from '@/components/error-panel';
import { Skeleton } from '@/components/ui/skeleton';
import { coverageQuery } from '@/lib/search-index/queries';
import { toTransferError } from '@/lib/transfer/errors';
import { CoverageSection } from './coverage-section';

export function CoverageSections() {
  const { data, error, refetch, isFetching } = useQuery(coverageQuery());
  if (data) return data.map((coverage) => <CoverageSection key={coverage.environment} coverage={coverage} />);
  if (!error) return <Skeleton className="h-48" />;
  return <ErrorPanel error={toTransferError(error)} onRetry={() => void refetch()} retrying={isFetching} />;
}
