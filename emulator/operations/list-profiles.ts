// Answers ListProfiles, by id; the one list with a filter, which its tokens are bound to.

import type { ListProfilesRequest, ListProfilesResponse } from '@aws-sdk/client-transfer';
import type { Operation } from './operation';
import { readPage } from './paging';

export const listProfiles: Operation<ListProfilesRequest, ListProfilesResponse> = (input, context) => {
  const { ProfileType } = input;
  const list = `ListProfiles/${ProfileType ?? ''}`;
  const { items, NextToken } = readPage(context, list, input, (after, limit) =>
    context.services.store.profiles.page(after, limit, context.region, ProfileType),
  );
  return {
    NextToken,
    Profiles: items.map(({ CertificateIds: _, ...listed }) => listed),
  };
};
