// What a change of tags means: which are set, which are removed. Pure.

import type { Tag } from '@aws-sdk/client-transfer';
import type { ShownCalls } from '@/lib/equivalents/equivalent';

export interface TagChange {
  set: { Key: string; Value: string }[];
  remove: string[];
}

/** Tags that AWS itself keeps; they are shown and never touched. */
export function isSystemTag({ Key }: { Key?: string }): boolean {
  return /^aws:/i.test(Key ?? '');
}

/** Rows of a form without the empty ones. */
export function filledIn<Row extends { Key: string; Value: string }>(rows: readonly Row[]): Row[] {
  return rows.filter(({ Key, Value }) => Key.trim() || Value.trim());
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

/** As code: what is removed goes first, since fifty is the most. */
export function shownTagChange(arn: string, { set, remove }: TagChange): ShownCalls {
  return {
    name: 'tags',
    calls: [
      ...(remove.length > 0 ? [{ operation: 'UntagResource', input: { Arn: arn, TagKeys: remove } }] : []),
      ...(set.length > 0 ? [{ operation: 'TagResource', input: { Arn: arn, Tags: set } }] : []),
    ],
  };
}
