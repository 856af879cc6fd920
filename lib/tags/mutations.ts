// Hooks for the writes of tags.

import type { QueryKey } from '@tanstack/react-query';
import { useAction } from '@/lib/query/use-action';
import { serverKeys } from '@/lib/servers/keys';
import { saveAs2Tags, savePlainTags, saveServerTags } from './actions';
import type { SaveAs2Tags, SaveServerTags } from './schema';

export function useSaveServerTags(environmentId: string) {
  return useAction(
    (input: SaveServerTags) => saveServerTags(environmentId, input),
    ({ serverId }) => [serverKeys.detail(environmentId, serverId)],
  );
}

/** Each kind has a right of its own; `stale` names what shows the tags. */
export function useSaveTags(kind: 'as2' | 'plain', environmentId: string, stale: readonly QueryKey[]) {
  const save = kind === 'as2' ? saveAs2Tags : savePlainTags;
  return useAction(
    (input: SaveAs2Tags) => save(environmentId, input),
    () => [...stale],
  );
}
