// Hooks for the writes about users, each naming the keys that it makes stale.

import { useQueryClient } from '@tanstack/react-query';
import { useAction } from '@/lib/query/use-action';
import { serverKeys } from '@/lib/servers/keys';
import { createUser, deleteUser, resumeUser, setUserTags, suspendUser, updateUser } from './actions';
import { userKeys } from './keys';
import type { CreateUserValues, UpdateUserValues, UserRef, UserTagsValues } from './schema';

/** A server counts its users. */
function counted(environmentId: string, serverId: string) {
  return [
    userKeys.list(environmentId, serverId),
    serverKeys.detail(environmentId, serverId),
    serverKeys.lists(environmentId),
  ];
}

export function useCreateUser(environmentId: string) {
  return useAction(
    (input: CreateUserValues) => createUser(environmentId, input),
    ({ ServerId }) => counted(environmentId, ServerId),
  );
}

export function useUpdateUser(environmentId: string) {
  return useAction(
    (input: UpdateUserValues) => updateUser(environmentId, input),
    ({ ServerId, UserName }) => [
      userKeys.detail(environmentId, ServerId, UserName),
      userKeys.list(environmentId, ServerId),
    ],
  );
}

export function useSetUserTags(environmentId: string) {
  return useAction(
    (input: UserTagsValues) => setUserTags(environmentId, input),
    ({ ServerId, UserName }) => [userKeys.detail(environmentId, ServerId, UserName)],
  );
}

function useChangeOfState(environmentId: string, action: typeof suspendUser | typeof resumeUser) {
  return useAction(
    (input: UserRef) => action(environmentId, input),
    ({ ServerId, UserName }) => [
      userKeys.detail(environmentId, ServerId, UserName),
      userKeys.list(environmentId, ServerId),
    ],
  );
}

export const useSuspendUser = (environmentId: string) => useChangeOfState(environmentId, suspendUser);
export const useResumeUser = (environmentId: string) => useChangeOfState(environmentId, resumeUser);

/** The user's own entry is left alone while its page is open: asked again, it would only say that it is gone. */
export function useDeleteUser(environmentId: string) {
  const queryClient = useQueryClient();
  return useAction(
    (input: UserRef) => deleteUser(environmentId, input),
    ({ ServerId, UserName }) => {
      queryClient.removeQueries({
        queryKey: userKeys.detail(environmentId, ServerId, UserName),
        type: 'inactive',
      });
      return counted(environmentId, ServerId);
    },
  );
}
