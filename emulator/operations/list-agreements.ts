// Answers ListAgreements of one server, by id.

import type { ListAgreementsRequest, ListAgreementsResponse } from '@aws-sdk/client-transfer';
import { existingServer } from './existing';
import type { Operation } from './operation';
import { pageOf, readPage } from './paging';

export const listAgreements: Operation<ListAgreementsRequest, ListAgreementsResponse> = (input, context) => {
  const { ServerId } = existingServer(context, input.ServerId);
  const agreements = context.services.store.agreements.list(ServerId);
  const { items, NextToken } = readPage(
    context,
    `ListAgreements/${ServerId}`,
    input,
    pageOf(agreements, ({ AgreementId }) => AgreementId),
  );
  return {
    NextToken,
    Agreements: items.map((agreement) => ({
      Arn: agreement.Arn,
      AgreementId: agreement.AgreementId,
      Description: agreement.Description,
      Status: agreement.Status,
      ServerId,
      LocalProfileId: agreement.LocalProfileId,
      PartnerProfileId: agreement.PartnerProfileId,
    })),
  };
};
