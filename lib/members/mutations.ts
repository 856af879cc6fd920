// Hooks for the writes about members, each naming the keys that it makes stale.

import { signIn } from '@/lib/auth/sign-in';
import { useAction } from '@/lib/query/use-action';
import {
  changeMemberRole,
  disableMember,
  enableMember,
  endMemberSessions,
  inviteMember,
  removeMember,
  requireSecondFactor,
  takeMemberSecondFactor,
  withdrawMemberInvitation,
} from './actions';
import { acceptInvitation, createFirstAdministrator } from './open-actions';
import { memberKeys } from './queries';
import type { AcceptInvitationValues, SetupValues } from './schema';

/** Creates the account and signs it in. */
export function useCreateFirstAdministrator() {
  return useAction(
    async (values: SetupValues) => {
      const result = await createFirstAdministrator(values);
      if (result.ok) await signIn(values.email, values.password);
      return result;
    },
    () => [],
  );
}

/** Creates the account and signs it in. */
export function useAcceptInvitation() {
  return useAction(
    async (values: AcceptInvitationValues) => {
      const result = await acceptInvitation(values);
      if (result.ok) await signIn(result.value.email, values.password);
      return result;
    },
    () => [],
  );
}

const changed = () => [memberKeys.all];

export const useInviteMember = () => useAction(inviteMember, changed);
export const useWithdrawInvitation = () => useAction(withdrawMemberInvitation, changed);
export const useChangeMemberRole = () => useAction(changeMemberRole, changed);
export const useRemoveMember = () => useAction(removeMember, changed);
export const useDisableMember = () => useAction(disableMember, changed);
export const useEnableMember = () => useAction(enableMember, changed);
export const useEndMemberSessions = () => useAction(endMemberSessions, changed);
export const useTakeMemberSecondFactor = () => useAction(takeMemberSecondFactor, changed);
export const useRequireSecondFactor = () => useAction(requireSecondFactor, changed);
