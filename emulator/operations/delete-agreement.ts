// Answers DeleteAgreement.

import type { DeleteAgreementRequest } from '@aws-sdk/client-transfer';
import { existingAgreement } from './existing';
import type { Operation } from './operation';

export const deleteAgreement: Operation<DeleteAgreementRequest> = ({ ServerId, AgreementId }, context) => {
  existingAgreement(context, ServerId, AgreementId);
  context.services.store.agreements.delete(AgreementId);
};
