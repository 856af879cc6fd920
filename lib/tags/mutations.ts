// Hooks for the writes of tags.

import type { QueryKey } from '@tanstack/react-query';
import { useAction } from '@/lib/query/use-action';
import { serverKeys } from '@/lib/servers/keys';
import { saveAs2Tags, saveServerTags } from './actions';
import type { SaveAs2Tags, SaveServerTags } from './schema';

export function useSaveServerTags(environmentId: string) {
  return useAction(
    (input: SaveServerTags) => saveServerTags(environmentId, input),
    ({ serverId }) => [serverKeys.detail(environmentId, serverId)],
  );
}

/** For certificates, profiles, agreements and connectors; `stale` names what shows their tags. */
export function useSaveAs2Tags(environmentId: string, stale: readonly QueryKey[]) {
  return useAction(
    (input: SaveAs2Tags) => saveAs2Tags(environmentId, input),
    () => [...stale],
  );
}
