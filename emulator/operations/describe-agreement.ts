// Answers DescribeAgreement.

import type { DescribeAgreementRequest, DescribeAgreementResponse } from '@aws-sdk/client-transfer';
import { existingAgreement } from './existing';
import type { Operation } from './operation';

export const describeAgreement: Operation<DescribeAgreementRequest, DescribeAgreementResponse> = (
  { ServerId, AgreementId },
  context,
) => {
  const agreement = existingAgreement(context, ServerId, AgreementId);
  return { Agreement: { ...agreement, Tags: context.services.store.tags.list(agreement.Arn) } };
};
