// Answers UntagResource; keys that the resource does not have are no error.

import type { UntagResourceRequest } from '@aws-sdk/client-transfer';
import { ResourceNotFoundException } from '../wire/errors';
import type { Operation } from './operation';
import { taggableResource, unknown } from './taggable-resource';

export const untagResource: Operation<UntagResourceRequest> = ({ Arn, TagKeys }, context) => {
  const { exists, type } = taggableResource(context, Arn);
  if (!exists) throw new ResourceNotFoundException(unknown(type), Arn, type);
  context.services.store.tags.delete(Arn, TagKeys);
};
