'use server';
// Writes of tags.

import { TagResourceCommand, UntagResourceCommand } from '@aws-sdk/client-transfer';
import { forgetConnector } from '@/lib/connectors/describe-cache';
import { forgetProfile } from '@/lib/profiles/describe-cache';
import { forgetDescribed } from '@/lib/servers/describe-cache';
import { defineAction } from '@/lib/transfer/action';
import type { Send } from '@/lib/transfer/client';
import { forgetWorkflow } from '@/lib/workflows/describe-cache';
import {
  as2TargetOf,
  plainTargetOf,
  saveAs2TagsSchema,
  savePlainTagsSchema,
  saveServerTagsSchema,
} from './schema';

interface Change {
  arn: string;
  set: { Key: string; Value: string }[];
  remove: string[];
}

async function saveTags(send: Send, { arn, set, remove }: Change): Promise<void> {
  // Removing first makes room under the limit of fifty.
  if (remove.length > 0) await send(new UntagResourceCommand({ Arn: arn, TagKeys: remove }));
  if (set.length > 0) await send(new TagResourceCommand({ Arn: arn, Tags: set }));
}

export const saveServerTags = defineAction({
  permission: 'TagResource',
  input: saveServerTagsSchema,
  target: ({ serverId }) => serverId,
  run: async ({ send, environment }, { serverId, ...change }) => {
    try {
      await saveTags(send, change);
    } finally {
      forgetDescribed(environment.id, serverId);
    }
  },
});

/** Tags of certificates, profiles, agreements and connectors. */
export const saveAs2Tags = defineAction({
  permission: 'TagAs2Resource',
  operation: 'TagResource',
  input: saveAs2TagsSchema,
  target: ({ arn }) => as2TargetOf(arn),
  run: async ({ send, environment }, change) => {
    try {
      await saveTags(send, change);
    } finally {
      const id = as2TargetOf(change.arn);
      forgetConnector(environment.id, id);
      forgetProfile(environment.id, id);
    }
  },
});

/** Tags of workflows and web apps. */
export const savePlainTags = defineAction({
  permission: 'TagResource',
  input: savePlainTagsSchema,
  target: ({ arn }) => plainTargetOf(arn),
  run: async ({ send, environment }, change) => {
    try {
      await saveTags(send, change);
    } finally {
      forgetWorkflow(environment.id, plainTargetOf(change.arn));
    }
  },
});
