// The hook for the write of a key policy.

import { readKey } from '@/lib/query/read-query';
import { useAction } from '@/lib/query/use-action';
import { setKeyPolicy } from './actions';
import { keyPolicyKey } from './queries';
import type { KeyPolicyValues } from './schema';

/** What violates the policy is told with each user. */
export const useSetKeyPolicy = (environmentId: string) =>
  useAction(
    (input: KeyPolicyValues) => setKeyPolicy(environmentId, input),
    () => [
      keyPolicyKey(environmentId),
      readKey(environmentId, 'users'),
      readKey(environmentId, 'key-requests'),
    ],
  );
