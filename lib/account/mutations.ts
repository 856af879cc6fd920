// Hooks for the writes about one's own account.

import { useAction } from '@/lib/query/use-action';
import { changePassword, endOtherSessions, endSession } from './actions';
import { accountKeys } from './queries';

const changed = () => [accountKeys.all];

export const useChangePassword = () => useAction(changePassword, changed, { secret: true });
export const useEndSession = () => useAction(endSession, changed);
export const useEndOtherSessions = () => useAction(endOtherSessions, changed);
