// The hook that tests a login and remembers its answer in this browser, without the password.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useAction } from '@/lib/query/use-action';
import { testIdentityProvider } from './actions';
import { loginTestKeys } from './keys';
import type { LoginTest } from './rules';
import type { LoginTestForm } from './schema';

/** Older ones are forgotten. */
const MOST_TESTS = 50;
const NONE: readonly LoginTest[] = [];

/** The tests of this server since the page was loaded, the latest first. */
export function useLoginTests(environmentId: string, serverId: string): readonly LoginTest[] {
  const { data } = useQuery<readonly LoginTest[]>({
    queryKey: loginTestKeys.of(environmentId, serverId),
    queryFn: () => NONE,
    initialData: NONE,
    enabled: false,
    gcTime: Number.POSITIVE_INFINITY,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data;
}

export function useTestLogin(environmentId: string) {
  const queryClient = useQueryClient();
  return useAction(
    async (input: LoginTestForm) => {
      const result = await testIdentityProvider(environmentId, input);
      if (result.ok) {
        const { UserPassword, ServerId, ...asked } = input;
        const test: LoginTest = {
          ...asked,
          id: crypto.getRandomValues(new Uint32Array(2)).join('-'),
          at: new Date().toISOString(),
          withPassword: UserPassword !== '',
          answer: result.value,
        };
        queryClient.setQueryData<readonly LoginTest[]>(
          loginTestKeys.of(environmentId, ServerId),
          (before = NONE) => [test, ...before].slice(0, MOST_TESTS),
        );
      }
      return result;
    },
    () => [],
    { secret: true },
  );
}
