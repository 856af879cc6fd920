// Hooks for the writes about servers, each naming the keys that it makes stale.

import { useAction } from '@/lib/query/use-action';
import { createServer, deleteServer, startServer, stopServer, updateServer } from './actions';
import { serverKeys } from './keys';
import type { CreateServerForm, ServerRef } from './schema';
import type { UpdateServerForm } from './update-schema';

function changed(environmentId: string) {
  return ({ serverId }: ServerRef) => [
    serverKeys.lists(environmentId),
    serverKeys.detail(environmentId, serverId),
    serverKeys.as2(environmentId),
  ];
}

const shownInLists: readonly UpdateServerForm['section'][] = ['endpoint', 'logging', 'identity', 'protocols'];

export function useCreateServer(environmentId: string) {
  return useAction(
    (input: CreateServerForm) => createServer(environmentId, input),
    () => [
      serverKeys.lists(environmentId),
      serverKeys.endpoints(environmentId),
      serverKeys.as2(environmentId),
    ],
    { secret: true },
  );
}

export function useStartServer(environmentId: string) {
  return useAction((input: ServerRef) => startServer(environmentId, input), changed(environmentId));
}

export function useStopServer(environmentId: string) {
  return useAction((input: ServerRef) => stopServer(environmentId, input), changed(environmentId));
}

export function useUpdateServer(environmentId: string) {
  return useAction(
    (input: UpdateServerForm) => updateServer(environmentId, input),
    ({ section, serverId }) =>
      shownInLists.includes(section)
        ? changed(environmentId)({ serverId })
        : [serverKeys.detail(environmentId, serverId)],
  );
}

/** Leaves the server's own entry alone: a page that still shows it would only learn that it is gone. */
export function useDeleteServer(environmentId: string) {
  return useAction(
    (input: ServerRef) => deleteServer(environmentId, input),
    () => [serverKeys.lists(environmentId), serverKeys.as2(environmentId)],
  );
}
