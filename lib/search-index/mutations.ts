// Hooks for the writes of a crawl.

import { useAction } from '@/lib/query/use-action';
import { cancelCrawl, pauseCrawl, resumeCrawl, startCrawl } from './actions';
import { coverageKey } from './queries';
import type { CrawlInput } from './schema';

const stale = () => [coverageKey];

export const useStartCrawl = (environmentId: string) =>
  useAction((input: CrawlInput) => startCrawl(environmentId, input), stale);
export const usePauseCrawl = (environmentId: string) =>
  useAction((_: undefined) => pauseCrawl(environmentId, {}), stale);
export const useResumeCrawl = (environmentId: string) =>
  useAction((_: undefined) => resumeCrawl(environmentId, {}), stale);
export const useCancelCrawl = (environmentId: string) =>
  useAction((_: undefined) => cancelCrawl(environmentId, {}), stale);
