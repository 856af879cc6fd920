// Answers GetObjectTagging.

import type { S3Storage } from '../storage/s3-storage';
import type { ObjectTagStore } from '../store/workflow-records';
import type { S3Answer } from './answer';
import { existingObject, missing } from './get-object';
import type { ObjectPath } from './object-key';
import { element, result } from './xml';

export function getObjectTagging(storage: S3Storage, tags: ObjectTagStore, path: ObjectPath): S3Answer {
  const object = existingObject(storage, path);
  if (!object) throw missing(storage, path);
  const set = tags
    .get(`/${path.bucket}/${path.key}`, object.etag)
    .map(({ Key, Value }) => element('Tag', [element('Key', Key), element('Value', Value)]));
  return { status: 200, headers: {}, text: result('Tagging', [element('TagSet', set)]) };
}
