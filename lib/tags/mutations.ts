// Hooks for the writes of tags.

import { useAction } from '@/lib/query/use-action';
import { serverKeys } from '@/lib/servers/keys';
import { saveServerTags } from './actions';
import type { SaveServerTags } from './schema';

export function useSaveServerTags(environmentId: string) {
  return useAction(
    (input: SaveServerTags) => saveServerTags(environmentId, input),
    ({ serverId }) => [serverKeys.detail(environmentId, serverId)],
  );
}
