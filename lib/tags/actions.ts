'use server';
// Writes of tags.

import { TagResourceCommand, UntagResourceCommand } from '@aws-sdk/client-transfer';
import { forgetDescribed } from '@/lib/servers/describe-cache';
import { defineAction } from '@/lib/transfer/action';
import { saveServerTagsSchema } from './schema';

export const saveServerTags = defineAction({
  permission: 'TagResource',
  input: saveServerTagsSchema,
  target: ({ serverId }) => serverId,
  run: async ({ send, environment }, { serverId, arn, set, remove }) => {
    try {
      // Removing first makes room under the limit of fifty.
      if (remove.length > 0) await send(new UntagResourceCommand({ Arn: arn, TagKeys: remove }));
      if (set.length > 0) await send(new TagResourceCommand({ Arn: arn, Tags: set }));
    } finally {
      forgetDescribed(environment.id, serverId);
    }
  },
});
