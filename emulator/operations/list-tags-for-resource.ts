// Answers ListTagsForResource, by key.

import type { ListTagsForResourceRequest, ListTagsForResourceResponse } from '@aws-sdk/client-transfer';
import { InvalidRequestException } from '../wire/errors';
import type { Operation } from './operation';
import { pageOf, readPage } from './paging';
import { taggableResource, unknown } from './taggable-resource';

export const listTagsForResource: Operation<ListTagsForResourceRequest, ListTagsForResourceResponse> = (
  input,
  context,
) => {
  const { Arn } = input;
  const { exists, type } = taggableResource(context, Arn);
  // The model gives this operation no ResourceNotFoundException.
  if (!exists) throw new InvalidRequestException(unknown(type));
  const tags = context.services.store.tags.list(Arn).sort((one, other) => (one.Key < other.Key ? -1 : 1));
  const { items, NextToken } = readPage(
    context,
    `ListTagsForResource/${Arn}`,
    input,
    pageOf(tags, ({ Key }) => Key),
  );
  return { Arn, NextToken, Tags: items };
};
