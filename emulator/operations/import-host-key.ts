// Answers ImportHostKey: of each type the oldest key is served, so a first one of its type takes effect at once.

import type { ImportHostKeyRequest, ImportHostKeyResponse } from '@aws-sdk/client-transfer';
import { existingServer } from './existing';
import { parseHostKey } from './host-key-material';
import { arn } from './identifiers';
import type { Operation } from './operation';
import { refuseAboveQuota } from './quotas';
import { checkTags } from './tag-rules';

export const importHostKey: Operation<ImportHostKeyRequest, ImportHostKeyResponse> = async (
  { ServerId, HostKeyBody, Description, Tags = [] },
  context,
) => {
  const { store, lifecycle } = context.services;
  existingServer(context, ServerId);
  checkTags(Tags);
  const hostKey = parseHostKey(HostKeyBody);
  refuseAboveQuota(context, 'hostKeysPerServer', store.hostKeys.list(ServerId).length);
  const HostKeyId = store.transaction(() => {
    const id = hostKey.addTo(ServerId, context, Description);
    store.tags.put(arn(context, `host-key/${ServerId}/${id}`), Tags);
    return id;
  });
  await lifecycle.changed(ServerId);
  return { ServerId, HostKeyId };
};
