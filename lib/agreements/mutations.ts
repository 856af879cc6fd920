// Hooks for the writes about agreements, each naming the keys that it makes stale.

import { useAction } from '@/lib/query/use-action';
import { createAgreement, deleteAgreement, setAgreementStatus, updateAgreement } from './actions';
import { agreementKeys } from './keys';
import type { AgreementRef, AgreementStatusForm, CreateAgreementForm, UpdateAgreementForm } from './schema';

function listed(environmentId: string, serverId: string) {
  return [agreementKeys.list(environmentId, serverId), agreementKeys.everywhere(environmentId)];
}

function changed(environmentId: string) {
  return ({ ServerId, AgreementId }: AgreementRef) => [
    agreementKeys.detail(environmentId, ServerId, AgreementId),
    ...listed(environmentId, ServerId),
  ];
}

export function useCreateAgreement(environmentId: string) {
  return useAction(
    (input: CreateAgreementForm) => createAgreement(environmentId, input),
    ({ ServerId }) => listed(environmentId, ServerId),
  );
}

export function useUpdateAgreement(environmentId: string) {
  return useAction(
    (input: UpdateAgreementForm) => updateAgreement(environmentId, input),
    changed(environmentId),
  );
}

export function useSetAgreementStatus(environmentId: string) {
  return useAction(
    (input: AgreementStatusForm) => setAgreementStatus(environmentId, input),
    changed(environmentId),
  );
}

/** Leaves the agreement's own entry alone: a page that still shows it would only learn that it is gone. */
export function useDeleteAgreement(environmentId: string) {
  return useAction(
    (input: AgreementRef) => deleteAgreement(environmentId, input),
    ({ ServerId }) => listed(environmentId, ServerId),
  );
}
