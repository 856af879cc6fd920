// The mutation hook under every mutations.ts: unwraps an action's result and invalidates the keys that it names.

import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { type ActionResult, TransferFailure } from '@/lib/transfer/errors';

function toFailure(error: unknown): TransferFailure {
  if (error instanceof TransferFailure) return error;
  const isStale = error instanceof Error && /Failed to find Server Action/i.test(error.message);
  const message = isStale
    ? 'The console was updated while this page was open. Copy what you typed, then reload the page.'
    : 'The console did not answer, so it is not known whether this was done. Check your connection and look before you try again.';
  return new TransferFailure({ code: 'NoAnswer', kind: 'outcome-unknown', message, fields: [] });
}

/** `invalidates` names the keys whose data the change has made stale. Errors reach the caller as TransferFailure. */
export function useAction<Input, Value>(
  action: (input: Input) => Promise<ActionResult<Value>>,
  invalidates: (input: Input, value: Value) => QueryKey[],
  /** A secret input is forgotten as soon as its form is gone. */
  { secret = false }: { secret?: boolean } = {},
) {
  const queryClient = useQueryClient();
  return useMutation<Value, TransferFailure, Input>({
    ...(secret && { gcTime: 0 }),
    mutationFn: async (input) => {
      const result = await action(input).catch((error: unknown) => {
        throw toFailure(error);
      });
      if (!result.ok) throw new TransferFailure(result.error);
      return result.value;
    },
    onSuccess: (value, input) => {
      for (const queryKey of invalidates(input, value)) void queryClient.invalidateQueries({ queryKey });
    },
  });
}
