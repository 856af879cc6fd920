// Answers ListHostKeys, oldest first: the order in which keys of one type are served.

import type { ListHostKeysRequest, ListHostKeysResponse } from '@aws-sdk/client-transfer';
import type { HostKeyRecord } from '../store/store';
import { existingServer } from './existing';
import { epochSeconds, type Operation } from './operation';
import { pageOf, readPage } from './paging';

export const listHostKeys: Operation<ListHostKeysRequest, ListHostKeysResponse> = (input, context) => {
  const { ServerId } = existingServer(context, input.ServerId);
  const hostKeys = context.services.store.hostKeys
    .list(ServerId)
    .sort((one, other) => (age(one) < age(other) ? -1 : 1));
  const { items, NextToken } = readPage(context, `ListHostKeys/${ServerId}`, input, pageOf(hostKeys, age));
  return {
    NextToken,
    ServerId,
    HostKeys: items.map((hostKey) => ({
      Arn: hostKey.Arn,
      HostKeyId: hostKey.HostKeyId,
      Fingerprint: hostKey.HostKeyFingerprint,
      Description: hostKey.Description,
      Type: hostKey.Type,
      DateImported: epochSeconds(hostKey.DateImported),
    })),
  };
};

/** Texts that sort by time, unique where two keys came in the same millisecond. */
const age = ({ DateImported, HostKeyId }: HostKeyRecord) =>
  `${String(DateImported).padStart(16, '0')}/${HostKeyId}`;
