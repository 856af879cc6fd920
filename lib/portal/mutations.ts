// Hooks for the writes of the portal, each naming the keys that it makes stale.

import { useAction } from '@/lib/query/use-action';
import {
  addGeneratedKey,
  annotateKey,
  deleteKey,
  scheduleRemoval,
  uploadKey,
  withdrawRequest,
} from './actions';
import { portalKeys } from './queries';

const changed = ({ GrantId }: { GrantId: string }) => [
  portalKeys.user(GrantId),
  portalKeys.users,
  portalKeys.acts,
];

export const useUploadKey = () => useAction(uploadKey, changed);
export const useAddGeneratedKey = () => useAction(addGeneratedKey, changed);
export const useDeleteKey = () => useAction(deleteKey, changed);
export const useAnnotateKey = () => useAction(annotateKey, changed);
export const useScheduleRemoval = () => useAction(scheduleRemoval, changed);
export const useWithdrawRequest = () => useAction(withdrawRequest, changed);
