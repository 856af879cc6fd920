// Hooks for the writes about partners' SFTP servers, each naming the keys that it makes stale.

import { useAction } from '@/lib/query/use-action';
import { deleteRemote, getFiles, listFolder, moveRemote, sendToServer } from './actions';
import { remoteFileKeys } from './keys';
import type { DeleteRemote, GetFiles, ListFolder, MoveRemote, SendToServer } from './schema';

export function useListFolder(environmentId: string) {
  return useAction(
    (input: ListFolder) => listFolder(environmentId, input),
    () => [remoteFileKeys.lastFolders(environmentId)],
  );
}

export function useGetFiles(environmentId: string) {
  return useAction(
    (input: GetFiles) => getFiles(environmentId, input),
    () => [remoteFileKeys.tasks(environmentId), remoteFileKeys.lastFolders(environmentId)],
  );
}

export function useSendToServer(environmentId: string) {
  return useAction(
    (input: SendToServer) => sendToServer(environmentId, input),
    () => [remoteFileKeys.tasks(environmentId)],
  );
}

export function useMoveRemote(environmentId: string) {
  return useAction(
    (input: MoveRemote) => moveRemote(environmentId, input),
    () => [remoteFileKeys.tasks(environmentId)],
  );
}

export function useDeleteRemote(environmentId: string) {
  return useAction(
    (input: DeleteRemote) => deleteRemote(environmentId, input),
    () => [remoteFileKeys.tasks(environmentId)],
  );
}
