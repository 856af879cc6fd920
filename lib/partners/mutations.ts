// Hooks for the writes about partners, each naming the keys that it makes stale.

import { signIn } from '@/lib/auth/sign-in';
import { jobKeys } from '@/lib/jobs/queries';
import { useAction } from '@/lib/query/use-action';
import * as actions from './actions';
import { partnerKeys } from './keys';
import { acceptContactInvitation } from './open-actions';
import type { AcceptContactValues, ChangeGrantValues, GrantRef, GrantValues } from './schema';

const changed = () => [partnerKeys.all];

export const useCreatePartner = () => useAction(actions.createPartner, changed);
export const useChangePartner = () => useAction(actions.changePartner, changed);
export const useSuspendPartner = () => useAction(actions.suspendPartner, changed);
export const useResumePartner = () => useAction(actions.resumePartner, changed);
export const useDeletePartner = () => useAction(actions.deletePartner, changed);
export const useInviteContact = () => useAction(actions.inviteContact, changed);
export const useResendContactInvitation = () => useAction(actions.resendContactInvitation, changed);
export const useRemoveContact = () => useAction(actions.removeContact, changed);
export const useSuspendContact = () => useAction(actions.suspendContact, changed);
export const useResumeContact = () => useAction(actions.resumeContact, changed);
export const useTakeContactSecondFactor = () => useAction(actions.takeContactSecondFactor, changed);

export type InEnvironment<Input> = { environmentId: string; input: Input };

export const useGrantUser = () =>
  useAction(
    ({ environmentId, input }: InEnvironment<GrantValues>) => actions.grantUser(environmentId, input),
    changed,
  );
export const useChangeGrant = () =>
  useAction(
    ({ environmentId, input }: InEnvironment<ChangeGrantValues>) => actions.changeGrant(environmentId, input),
    changed,
  );
export const useRemoveGrant = () =>
  useAction(
    ({ environmentId, input }: InEnvironment<GrantRef>) => actions.removeGrant(environmentId, input),
    changed,
  );

export const useContinueKeyRemoval = (environmentId: string) =>
  useAction(
    (input: { jobId: string }) => actions.continueKeyRemoval(environmentId, input),
    ({ jobId }) => [jobKeys.detail(environmentId, jobId)],
  );

/** Makes the account and signs it in. */
export function useAcceptContactInvitation() {
  return useAction(
    async (values: AcceptContactValues) => {
      const result = await acceptContactInvitation(values);
      if (result.ok) await signIn(result.value.email, values.password);
      return result;
    },
    () => [],
  );
}
