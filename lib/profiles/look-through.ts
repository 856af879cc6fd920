// Looks at many things one by one, within a bound: what is remembered first, then a hundred at most unless all are wanted.

import 'server-only';
import type { DescribeCache } from '@/lib/transfer/describe-cache';
import { toTransferError } from '@/lib/transfer/errors';

const MOST_UNASKED = 100;

/** How much of the whole the answer rests on. */
export interface Coverage {
  looked: number;
  of: number;
  /** When the oldest part of it was asked for, in milliseconds since the epoch. */
  oldest?: number;
}

export interface Found<Value> {
  values: Map<string, Value>;
  coverage: Coverage;
}

/** Things that vanish while being looked at are left out, and count as looked at. */
export async function lookThrough<Value>(
  cache: DescribeCache<Value>,
  environmentId: string,
  ids: readonly string[],
  all: boolean,
  describe: (id: string) => Promise<Value>,
): Promise<Found<Value>> {
  const keyOf = (id: string) => `${environmentId}/${id}`;
  const unseen = ids.filter((id) => !cache.isFresh(keyOf(id)));
  const asked = new Set(all ? unseen : unseen.slice(0, MOST_UNASKED));
  const values = new Map<string, Value>();
  let looked = 0;
  let oldest: number | undefined;
  await Promise.all(
    ids.map(async (id) => {
      try {
        const fresh = asked.has(id) || cache.isFresh(keyOf(id));
        const seen = fresh ? await cache.get(keyOf(id), () => describe(id)) : await cache.last(keyOf(id));
        if (!seen) return;
        values.set(id, seen.value);
        oldest = Math.min(oldest ?? seen.at, seen.at);
      } catch (error) {
        if (toTransferError(error).kind !== 'not-found') throw error;
      }
      looked += 1;
    }),
  );
  return { values, coverage: { looked, of: ids.length, oldest } };
}
