// How queries behave everywhere: when they are stale, retried and handed from the server to the browser.

import { QueryClient } from '@tanstack/react-query';
import { TransferFailure } from '@/lib/transfer/errors';

/** Stale times by how often such data changes, in milliseconds. */
export const STALE_MS = { lists: 30_000, details: 15_000, policies: 3_600_000, audit: 0 };
/** How often a moving state is asked for. */
export const POLL_MS = 2_000;

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: STALE_MS.lists,
        refetchOnWindowFocus: true,
        // Failures are classified, and the SDK has tried again already where that helps.
        retry: (count, error) => count < 1 && !(error instanceof TransferFailure),
        retryDelay: 0,
      },
      mutations: { retry: false },
    },
  });
}
