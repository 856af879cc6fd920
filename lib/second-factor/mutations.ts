// Hooks for the writes about one's own second factor; what they send and bring is secret.

import { useAction } from '@/lib/query/use-action';
import { beginSecondFactor, confirmSecondFactor, endSecondFactor, makeBackupCodes } from './actions';
import { secondFactorKeys } from './queries';

const changed = () => [secondFactorKeys.all];
const SECRET = { secret: true };

export const useBeginSecondFactor = () => useAction(beginSecondFactor, () => [], SECRET);
export const useConfirmSecondFactor = () => useAction(confirmSecondFactor, changed, SECRET);
export const useMakeBackupCodes = () => useAction(makeBackupCodes, changed, SECRET);
export const useEndSecondFactor = () => useAction(endSecondFactor, changed, SECRET);
