// Fills a query cache on the server, so that a page arrives with its data.

import 'server-only';
import { type DehydratedState, dehydrate, type QueryClient, type QueryKey } from '@tanstack/react-query';
import { notFound, redirect } from 'next/navigation';
import { findCaller } from '@/lib/caller';
import { toTransferError } from '@/lib/transfer/errors';
import { createQueryClient } from './client';
import { forgetUnfinished, handOverKey, leaveUnfinished } from './hand-over';
import type { ReadMeta } from './read-query';
import { reads } from './read-registry';

/**
 * A page waits this long for its data to be part of the first HTML; what is slower the browser asks for, and is handed
 * the read that is under way. Streaming it instead could fill the cache before hydration, which then finds other text.
 */
const PATIENCE_MS = 250;

interface Prefetchable {
  queryKey: QueryKey;
  meta?: Record<string, unknown>;
  getNextPageParam?: unknown;
}

type AnyRead = (environmentId: string, input: unknown) => Promise<unknown>;

interface Reading {
  meta: ReadMeta;
  value: Promise<unknown>;
  settled: boolean;
}

function start(query: Prefetchable): Reading {
  const meta = query.meta as ReadMeta;
  const read = reads[meta.name] as AnyRead;
  const reading: Reading = { meta, value: read(meta.environmentId, meta.input), settled: false };
  const settle = () => {
    reading.settled = true;
  };
  reading.value.then(settle, settle);
  return reading;
}

export class Prefetch {
  readonly client: QueryClient = createQueryClient();
  private readonly readings: Reading[] = [];
  private readonly filling: Promise<unknown>[] = [];

  /** Data that the page cannot do without: waits for it; a thing that is gone, or that has no such name, becomes a 404. */
  async required(query: Prefetchable): Promise<void> {
    try {
      this.client.setQueryData(query.queryKey, await start(query).value);
    } catch (error) {
      const { kind, code } = toTransferError(error);
      if (kind === 'not-found' || code === 'InvalidInput') notFound();
      if (kind === 'signed-out') redirect('/sign-in');
      // Anything else is shown by the component, whose own fetch brings the same error with a Retry.
    }
  }

  /** Data that the page shows as soon as it is there. */
  soon(query: Prefetchable): void {
    const { queryKey, meta } = query;
    const reading = start(query);
    const options = { queryKey, meta, queryFn: () => reading.value, retry: false };
    this.readings.push(reading);
    this.filling.push(
      query.getNextPageParam === undefined
        ? this.client.prefetchQuery(options)
        : this.client.prefetchInfiniteQuery({ ...options, initialPageParam: undefined }),
    );
  }

  async dehydrate(): Promise<DehydratedState> {
    const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
    await Promise.race([Promise.all(this.filling), patience]);
    const caller = await findCaller();
    for (const { meta, value, settled } of this.readings) {
      if (!caller) continue;
      const key = handOverKey(caller.sessionId, meta.name, meta.environmentId, meta.input);
      if (settled) forgetUnfinished(key);
      else leaveUnfinished(key, value);
    }
    return dehydrate(this.client);
  }
}
