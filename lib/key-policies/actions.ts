'use server';
// The write of an environment's key policy.

import { defineAction } from '@/lib/transfer/action';
import { keyPolicySchema } from './schema';
import { setPolicy } from './store';

export const setKeyPolicy = defineAction({
  permission: 'ManageKeyPolicies',
  operation: 'SetKeyPolicy',
  input: keyPolicySchema,
  target: () => 'key policy',
  run: async ({ environment, caller }, { maximumAgeDays = null, maximumKeys = null, ...rest }) => {
    await setPolicy(environment.id, { ...rest, maximumAgeDays, maximumKeys }, caller.name);
  },
});
