// What a change of tags means: which are set, which are removed. Pure.

import type { Tag } from '@aws-sdk/client-transfer';

export interface TagChange {
  set: { Key: string; Value: string }[];
  remove: string[];
}

/** Tags that AWS itself keeps; they are shown and never touched. */
export function isSystemTag({ Key }: { Key?: string }): boolean {
  return /^aws:/i.test(Key ?? '');
}

/** Only what differs is sent, so that a tag which someone else has set meanwhile stays. */
export function tagChange(
  before: readonly Tag[],
  after: readonly { Key: string; Value: string }[],
): TagChange {
  const old = new Map(before.filter((tag) => !isSystemTag(tag)).map((tag) => [tag.Key, tag.Value]));
  const keys = new Set(after.map((tag) => tag.Key));
  return {
    set: after.filter((tag) => old.get(tag.Key) !== tag.Value),
    remove: [...old.keys()].filter((key): key is string => key !== undefined && !keys.has(key)),
  };
}
