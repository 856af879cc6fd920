// Hooks for the decisions on partners' requests, each naming the keys that it makes stale.

import { partnerKeys } from '@/lib/partners/keys';
import { useAction } from '@/lib/query/use-action';
import { userKeys } from '@/lib/users/keys';
import { approveKeyRequest, refuseKeyRequest } from './actions';
import { requestsKey } from './queries';
import type { RefuseRequestValues, RequestRef } from './schema';

function changed(environmentId: string) {
  return ({ ServerId, UserName }: RequestRef) => [
    requestsKey(environmentId),
    partnerKeys.all,
    userKeys.detail(environmentId, ServerId, UserName),
    userKeys.list(environmentId, ServerId),
  ];
}

export const useApproveRequest = (environmentId: string) =>
  useAction((input: RequestRef) => approveKeyRequest(environmentId, input), changed(environmentId));

export const useRefuseRequest = (environmentId: string) =>
  useAction((input: RefuseRequestValues) => refuseKeyRequest(environmentId, input), changed(environmentId));
