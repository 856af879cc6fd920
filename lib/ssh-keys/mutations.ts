// Hooks for the writes about SSH keys, each naming the keys that it makes stale.

import { useAction } from '@/lib/query/use-action';
import { userKeys } from '@/lib/users/keys';
import { deleteSshPublicKey, importSshPublicKey } from './actions';
import type { DeleteKeyValues, ImportKeyValues } from './schema';

function changed(environmentId: string) {
  return ({ ServerId, UserName }: { ServerId: string; UserName: string }) => [
    userKeys.detail(environmentId, ServerId, UserName),
    userKeys.list(environmentId, ServerId),
  ];
}

export function useImportSshPublicKey(environmentId: string) {
  return useAction(
    (input: ImportKeyValues) => importSshPublicKey(environmentId, input),
    changed(environmentId),
  );
}

export function useDeleteSshPublicKey(environmentId: string) {
  return useAction(
    (input: DeleteKeyValues) => deleteSshPublicKey(environmentId, input),
    changed(environmentId),
  );
}
