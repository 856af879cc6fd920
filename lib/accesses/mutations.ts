// Hooks for the writes about accesses, each naming the keys that it makes stale.

import { useQueryClient } from '@tanstack/react-query';
import { useAction } from '@/lib/query/use-action';
import { createAccess, deleteAccess, updateAccess } from './actions';
import { accessKeys } from './keys';
import type { AccessRef, AccessValues } from './schema';

function stale(environmentId: string) {
  return ({ ServerId, ExternalId }: AccessRef) => [
    accessKeys.list(environmentId, ServerId),
    accessKeys.detail(environmentId, ServerId, ExternalId.trim()),
  ];
}

export function useCreateAccess(environmentId: string) {
  return useAction((input: AccessValues) => createAccess(environmentId, input), stale(environmentId));
}

export function useUpdateAccess(environmentId: string) {
  return useAction((input: AccessValues) => updateAccess(environmentId, input), stale(environmentId));
}

/** Its own entry is left alone while its page is open: asked again, it would only say that it is gone. */
export function useDeleteAccess(environmentId: string) {
  const queryClient = useQueryClient();
  return useAction(
    (input: AccessRef) => deleteAccess(environmentId, input),
    ({ ServerId, ExternalId }) => {
      const queryKey = accessKeys.detail(environmentId, ServerId, ExternalId);
      queryClient.removeQueries({ queryKey, type: 'inactive' });
      return [accessKeys.list(environmentId, ServerId)];
    },
  );
}
