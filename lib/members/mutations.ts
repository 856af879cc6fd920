// Hooks for the writes about members, each naming the keys that it makes stale.

import { signIn } from '@/lib/auth/sign-in';
import { useAction } from '@/lib/query/use-action';
import { createFirstAdministrator } from './actions';
import type { SetupValues } from './schema';

/** Creates the account and signs it in. */
export function useCreateFirstAdministrator() {
  return useAction(
    async (values: SetupValues) => {
      const result = await createFirstAdministrator(values);
      if (result.ok) await signIn(values.email, values.password);
      return result;
    },
    () => [],
  );
}
