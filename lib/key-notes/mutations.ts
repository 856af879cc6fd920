// Hooks for the writes about what is known of keys, each naming the keys that it makes stale.

import { useAction } from '@/lib/query/use-action';
import { userKeys } from '@/lib/users/keys';
import { annotateKey, forgetGoneKey } from './actions';
import type { AnnotateKeyValues, KeyRef } from './schema';

function changed(environmentId: string) {
  return ({ ServerId, UserName }: { ServerId: string; UserName: string }) => [
    userKeys.detail(environmentId, ServerId, UserName),
  ];
}

export const useAnnotateKey = (environmentId: string) =>
  useAction((input: AnnotateKeyValues) => annotateKey(environmentId, input), changed(environmentId));

export const useForgetGoneKey = (environmentId: string) =>
  useAction((input: KeyRef) => forgetGoneKey(environmentId, input), changed(environmentId));
