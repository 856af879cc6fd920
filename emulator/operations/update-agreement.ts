// Answers UpdateAgreement: what is absent stays, and the outcome is held to the rules of a new agreement.

import type { UpdateAgreementRequest, UpdateAgreementResponse } from '@aws-sdk/client-transfer';
import { checkAgreement, directories } from './agreement-rules';
import { existingAgreement, existingServer } from './existing';
import type { Operation } from './operation';

export const updateAgreement: Operation<UpdateAgreementRequest, UpdateAgreementResponse> = (
  input,
  context,
) => {
  const { ServerId, AgreementId } = input;
  const present = existingAgreement(context, ServerId, AgreementId);
  const agreement = {
    ...present,
    LocalProfileId: input.LocalProfileId ?? present.LocalProfileId,
    PartnerProfileId: input.PartnerProfileId ?? present.PartnerProfileId,
    AccessRole: input.AccessRole ?? present.AccessRole,
    Status: input.Status ?? present.Status,
    PreserveFilename: input.PreserveFilename ?? present.PreserveFilename,
    EnforceMessageSigning: input.EnforceMessageSigning ?? present.EnforceMessageSigning,
    Description: input.Description ?? present.Description,
    ...directories(present, input),
  };
  checkAgreement(agreement, existingServer(context, ServerId), context);
  context.services.store.agreements.put(agreement);
  return { AgreementId };
};
