// Reads about the host keys of a server.

import 'server-only';
import { ListHostKeysCommand } from '@aws-sdk/client-transfer';
import { z } from 'zod';
import { serverId } from '@/lib/fields/leaves';
import { defineRead } from '@/lib/transfer/read';
import type { HostKeyRow } from './rules';

/** A server has at most ten, so they come as one list. */
export const listHostKeys = defineRead({
  permission: 'ListHostKeys',
  input: z.object({ serverId }),
  run: async ({ send }, input): Promise<HostKeyRow[]> => {
    const keys: HostKeyRow[] = [];
    let NextToken: string | undefined;
    do {
      const page = await send(
        new ListHostKeysCommand({ ServerId: input.serverId, MaxResults: 100, NextToken }),
      );
      for (const key of page.HostKeys ?? []) {
        keys.push({ ...key, DateImported: key.DateImported?.toISOString() });
      }
      NextToken = page.NextToken;
    } while (NextToken);
    return keys;
  },
});
