// Answers DescribeCertificate; a private key never returns.

import type { DescribeCertificateRequest, DescribeCertificateResponse } from '@aws-sdk/client-transfer';
import { certificateStatus } from '../certificates/status';
import { existingCertificate } from './existing';
import { epochSeconds, type Operation } from './operation';

export const describeCertificate: Operation<DescribeCertificateRequest, DescribeCertificateResponse> = (
  input,
  context,
) => {
  const { clock, store } = context.services;
  const certificate = existingCertificate(context, input.CertificateId);
  return {
    Certificate: {
      ...certificate,
      Status: certificateStatus(certificate, clock.now()),
      NotBeforeDate: epochSeconds(certificate.NotBeforeDate),
      NotAfterDate: epochSeconds(certificate.NotAfterDate),
      ActiveDate: epochSeconds(certificate.ActiveDate),
      InactiveDate: epochSeconds(certificate.InactiveDate),
      Tags: store.tags.list(certificate.Arn),
    },
  };
};
