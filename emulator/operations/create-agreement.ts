// Answers CreateAgreement.

import type { CreateAgreementRequest, CreateAgreementResponse } from '@aws-sdk/client-transfer';
import { checkAgreement, directories } from './agreement-rules';
import { existingServer } from './existing';
import { arn, newId } from './identifiers';
import type { Operation } from './operation';
import { refuseAboveQuota } from './quotas';
import { checkTags } from './tag-rules';

export const createAgreement: Operation<CreateAgreementRequest, CreateAgreementResponse> = (
  input,
  context,
) => {
  const { store } = context.services;
  const { ServerId, Tags = [] } = input;
  const server = existingServer(context, ServerId);
  checkTags(Tags);
  const AgreementId = newId('a');
  const agreement = {
    AgreementId,
    Arn: arn(context, `agreement/${ServerId}/${AgreementId}`),
    ServerId,
    LocalProfileId: input.LocalProfileId,
    PartnerProfileId: input.PartnerProfileId,
    AccessRole: input.AccessRole,
    Status: input.Status ?? 'ACTIVE',
    PreserveFilename: input.PreserveFilename ?? 'DISABLED',
    EnforceMessageSigning: input.EnforceMessageSigning ?? 'DISABLED',
    Description: input.Description,
    ...directories({}, input),
  };
  checkAgreement(agreement, server, context);
  refuseAboveQuota(context, 'agreements', store.agreements.count(context.region));
  store.transaction(() => {
    store.agreements.put(agreement);
    store.tags.put(agreement.Arn, Tags);
  });
  return { AgreementId };
};
