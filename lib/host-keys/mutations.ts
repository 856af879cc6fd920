// Hooks for the writes about host keys; a change may show another fingerprint on the server's page.

import { useAction } from '@/lib/query/use-action';
import { serverKeys } from '@/lib/servers/keys';
import { deleteHostKey, importHostKey, updateHostKey } from './actions';
import { hostKeyKeys } from './keys';
import type { HostKeyRef, ImportHostKeyForm, UpdateHostKeyForm } from './schema';

function changed(environmentId: string) {
  return ({ serverId }: { serverId: string }) => [
    hostKeyKeys.list(environmentId, serverId),
    serverKeys.detail(environmentId, serverId),
  ];
}

export function useImportHostKey(environmentId: string) {
  return useAction(
    (input: ImportHostKeyForm) => importHostKey(environmentId, input),
    changed(environmentId),
    {
      secret: true,
    },
  );
}

export function useUpdateHostKey(environmentId: string) {
  return useAction(
    (input: UpdateHostKeyForm) => updateHostKey(environmentId, input),
    ({ serverId }) => [hostKeyKeys.list(environmentId, serverId)],
  );
}

export function useDeleteHostKey(environmentId: string) {
  return useAction((input: HostKeyRef) => deleteHostKey(environmentId, input), changed(environmentId));
}
