// The read of an environment's key policy, with who set it.

import 'server-only';
import { z } from 'zod';
import { defineRead } from '@/lib/transfer/read';
import { defaultPolicy, type KeyPolicy } from './rules';
import { setPolicyOf } from './store';

export interface ShownPolicy extends KeyPolicy {
  /** Null where nobody has set one. */
  updatedAt: number | null;
  updatedBy: string | null;
}

export const describeKeyPolicy = defineRead({
  permission: 'ReadPartners',
  input: z.object({}),
  run: async ({ environment }): Promise<ShownPolicy> =>
    (await setPolicyOf(environment.id)) ?? { ...defaultPolicy, updatedAt: null, updatedBy: null },
});
