// Fills a query cache on the server, so that a page arrives with its data.

import 'server-only';
import { type DehydratedState, dehydrate, type QueryClient, type QueryKey } from '@tanstack/react-query';
import { notFound, redirect } from 'next/navigation';
import { toTransferError } from '@/lib/transfer/errors';
import { createQueryClient } from './client';
import type { ReadMeta } from './read-query';
import { reads } from './read-registry';

/**
 * A page waits this long for its data to be part of the first HTML; what is slower the browser asks for. Handing over
 * what is still pending would let it arrive before hydration, which then finds another text than the server wrote.
 */
const PATIENCE_MS = 250;

interface Prefetchable {
  queryKey: QueryKey;
  meta?: Record<string, unknown>;
  getNextPageParam?: unknown;
}

type AnyRead = (environmentId: string, input: unknown) => Promise<unknown>;

export class Prefetch {
  readonly client: QueryClient = createQueryClient();
  private readonly pending: Promise<unknown>[] = [];

  private run(query: Prefetchable, pageInput: Record<string, unknown> = {}): Promise<unknown> {
    const { name, environmentId, input } = query.meta as ReadMeta;
    const read = reads[name] as AnyRead;
    return read(environmentId, { ...(input as Record<string, unknown>), ...pageInput });
  }

  /** Data that the page cannot do without: waits for it; a thing that is gone becomes a 404. */
  async required<Value>(query: Prefetchable & { queryFn?: unknown; initialData?: Value }): Promise<void> {
    try {
      this.client.setQueryData(query.queryKey, await this.run(query));
    } catch (error) {
      const { kind } = toTransferError(error);
      if (kind === 'not-found') notFound();
      if (kind === 'signed-out') redirect('/sign-in');
      // Anything else is shown by the component, whose own fetch brings the same error with a Retry.
    }
  }

  /** Data that the page shows as soon as it is there. */
  soon(query: Prefetchable): void {
    const { queryKey, meta } = query;
    const promise =
      query.getNextPageParam === undefined
        ? this.client.prefetchQuery({ queryKey, meta, queryFn: () => this.run(query), retry: false })
        : this.client.prefetchInfiniteQuery({
            queryKey,
            meta,
            queryFn: () => this.run(query),
            initialPageParam: undefined,
            retry: false,
          });
    this.pending.push(promise);
  }

  async dehydrate(): Promise<DehydratedState> {
    const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
    await Promise.race([Promise.all(this.pending), patience]);
    return dehydrate(this.client);
  }
}
