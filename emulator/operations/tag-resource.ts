// Answers TagResource: adds tags, and gives new values to keys that are there.

import type { TagResourceRequest } from '@aws-sdk/client-transfer';
import { ResourceNotFoundException } from '../wire/errors';
import type { Operation } from './operation';
import { refuseAboveQuota } from './quotas';
import { checkTags } from './tag-rules';
import { taggableResource, unknown } from './taggable-resource';

export const tagResource: Operation<TagResourceRequest> = ({ Arn, Tags }, context) => {
  const { tags } = context.services.store;
  const { exists, type } = taggableResource(context, Arn);
  if (!exists) throw new ResourceNotFoundException(unknown(type), Arn, type);
  checkTags(Tags);
  const keys = new Set([...tags.list(Arn), ...Tags].map(({ Key }) => Key));
  refuseAboveQuota(context, 'tagsPerResource', keys.size - 1);
  tags.put(Arn, Tags);
};
