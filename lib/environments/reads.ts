// Reads about environments: whether the account behind one answers.

import 'server-only';
import { ListServersCommand } from '@aws-sdk/client-transfer';
import { z } from 'zod';
import { type TransferError, toTransferError } from '@/lib/transfer/errors';
import { defineRead } from '@/lib/transfer/read';

export type ConnectionTest =
  | { answered: true; latencyMs: number }
  | { answered: false; error: TransferError };

/** A failure is the answer here, so it is returned. */
export const testConnection = defineRead({
  permission: 'ListServers',
  input: z.object({}),
  run: async ({ send }): Promise<ConnectionTest> => {
    const start = performance.now();
    try {
      await send(new ListServersCommand({ MaxResults: 1 }));
      return { answered: true, latencyMs: Math.round(performance.now() - start) };
    } catch (error) {
      return { answered: false, error: toTransferError(error) };
    }
  },
});
