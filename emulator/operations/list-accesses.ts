// Answers ListAccesses, by SID.

import type { ListAccessesRequest, ListAccessesResponse } from '@aws-sdk/client-transfer';
import { directoryServer } from './directory-server';
import type { Operation } from './operation';
import { readPage } from './paging';

export const listAccesses: Operation<ListAccessesRequest, ListAccessesResponse> = (input, context) => {
  const { ServerId } = input;
  directoryServer(context, ServerId, 'list accesses');
  const { items, NextToken } = readPage(context, `ListAccesses/${ServerId}`, input, (after, limit) =>
    context.services.store.accesses.page(ServerId, after, limit),
  );
  return {
    NextToken,
    ServerId,
    Accesses: items.map(({ ExternalId, HomeDirectory, HomeDirectoryType, Role }) => ({
      ExternalId,
      HomeDirectory,
      HomeDirectoryType,
      Role,
    })),
  };
};
