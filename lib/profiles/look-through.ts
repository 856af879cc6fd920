// Looks at many things one by one, within a bound: a hundred at most unless all are wanted, beside what is remembered.

import 'server-only';
import type { DescribeCache } from '@/lib/transfer/describe-cache';
import { toTransferError } from '@/lib/transfer/errors';

import type { Coverage } from './rules';

const MOST_UNASKED = 100;

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
  const unseen = ids.filter((id) => !cache.last(environmentId, id)?.fresh);
  const wanted = new Set(all ? unseen : unseen.slice(0, MOST_UNASKED));
  const values = new Map<string, Value>();
  const times: number[] = [];
  let looked = 0;
  await Promise.all(
    ids.map(async (id) => {
      const seen = cache.last(environmentId, id);
      if (!seen && !wanted.has(id)) return;
      try {
        values.set(id, await (wanted.has(id) || !seen ? describe(id) : seen.answer));
        times.push(wanted.has(id) || !seen ? Date.now() : seen.at);
      } catch (error) {
        if (toTransferError(error).kind !== 'not-found') throw error;
      }
      looked += 1;
    }),
  );
  return {
    values,
    coverage: { looked, of: ids.length, oldest: times.length > 0 ? Math.min(...times) : undefined },
  };
}
